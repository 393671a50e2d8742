namespace Gossan.Report.Page.Results;

/// <summary>Where the map of a region by a model lies.</summary>
/// <param name="Region">The region's name.</param>
/// <param name="Folder">The folder of its rasters, prospects and pictures.</param>
public sealed record MapFiles(string Region, string Folder);
