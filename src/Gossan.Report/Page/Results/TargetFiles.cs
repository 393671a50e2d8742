namespace Gossan.Report.Page.Results;

/// <summary>Where the results for a deposit type lie.</summary>
/// <param name="Name">The target's name.</param>
/// <param name="Comparison">The comparison of its models, as JSON.</param>
/// <param name="PlotFolder">The plots of the comparison.</param>
/// <param name="Folds">The record of the folds, as JSON.</param>
/// <param name="FoldPictures">Per region the picture of its folds.</param>
/// <param name="StudyFolder">The tables and pictures of studies.</param>
/// <param name="Models">Its models, in the project's order.</param>
public sealed record TargetFiles(string Name, string Comparison, string PlotFolder, string Folds, IReadOnlyDictionary<string, string> FoldPictures, string StudyFolder, IReadOnlyList<ModelFiles> Models);
