namespace Gossan.Report.Plots;

/// <summary>A straight grey line through the whole plot at one value, to compare with.</summary>
/// <param name="At">The value, in the unit of its axis; finite.</param>
/// <param name="Name">Stands in the legend: "chance", say, or "share of deposits".</param>
public sealed record PlotGuide(double At, string Name);
