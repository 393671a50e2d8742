namespace Gossan.Report.Plots;

/// <summary>One row of an <see cref="IntervalPlot"/>: a number and how far off it may be.</summary>
/// <param name="Name">Stands to the left of the row.</param>
/// <param name="Estimate">In the unit of the x axis; where it is not finite the row says that there is no value.</param>
/// <param name="Low">Lower end of the interval; where it or <paramref name="High"/> is not finite, the estimate stands alone.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record PlotInterval(string Name, double Estimate, double Low, double High)
{
    internal bool HasInterval => double.IsFinite(Low) && double.IsFinite(High);
}
