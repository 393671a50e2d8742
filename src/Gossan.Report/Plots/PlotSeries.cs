namespace Gossan.Report.Plots;

/// <summary>One line of a plot: points in the order in which they are joined, and where it is known how far off they may be.</summary>
/// <param name="Name">Stands in the legend; on two lines of about 35 letters each, shortened in the middle beyond that.</param>
/// <param name="X">One value per point, in the unit of the x axis; one that is not finite, or not above zero on a logarithmic axis, breaks the line.</param>
/// <param name="Y">As many values, in the unit of the y axis; one that is not finite breaks the line.</param>
/// <param name="Low">As many lower ends of the points' intervals, in the unit of <paramref name="Y"/>; where one is not finite the point has no interval. With <paramref name="High"/> or not at all.</param>
/// <param name="High">As many upper ends.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double>? Low = null, IReadOnlyList<double>? High = null)
{
    /// <summary>Stands in the legend under the name, which then has one line: "AUC 0.81 [0.76, 0.86]", say.</summary>
    public string? Detail { get; init; }

    /// <summary>What is wrong with the lists, one sentence each without a full stop.</summary>
    internal IEnumerable<string> Problems()
    {
        if (X.Count == 0)
        {
            yield return $"the series '{Name}' has no points";
        }

        if (Y.Count != X.Count)
        {
            yield return $"the series '{Name}' has {X.Count} x values and {Y.Count} y values, but needs one of each per point";
        }

        if ((Low is null) != (High is null))
        {
            yield return $"the series '{Name}' has {(Low is null ? "upper" : "lower")} ends of intervals only, but needs both or neither";
        }
        else if (Low is not null && (Low.Count != X.Count || High!.Count != X.Count))
        {
            yield return $"the series '{Name}' has {X.Count} points with {Low.Count} lower and {High!.Count} upper ends of intervals, but needs one of each per point";
        }
    }
}
