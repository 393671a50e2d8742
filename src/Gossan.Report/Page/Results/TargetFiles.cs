namespace Gossan.Report.Page.Results;

/// <summary>Where the results for a deposit type lie.</summary>
/// <param name="Name">The target's name.</param>
/// <param name="Comparison">The comparison of its models, as JSON.</param>
/// <param name="PlotFolder">The plots of the comparison.</param>
/// <param name="Models">Its models, in the project's order.</param>
public sealed record TargetFiles(string Name, string Comparison, string PlotFolder, IReadOnlyList<ModelFiles> Models);
