namespace Gossan.Report.Page.Results;

/// <summary>Where a model for a deposit type lies.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Folder">Its folder: metrics, history.</param>
/// <param name="PlotFolder">The plots of its training and of its test samples.</param>
/// <param name="Maps">Its maps, a region each.</param>
public sealed record ModelFiles(string Name, string Folder, string PlotFolder, IReadOnlyList<MapFiles> Maps);
