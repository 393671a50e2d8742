namespace Gossan.Prospectivity.Prospects;

/// <summary>What prospects are made from, and where they go.</summary>
/// <param name="Rasters">The map.</param>
/// <param name="Sites">Known sites in the map's CRS, each once; may be empty.</param>
/// <param name="Options">Threshold, least size, outlines, most.</param>
/// <param name="Folder">Where <c>prospects.gpkg</c> and <c>prospects.csv</c> are written; made where it is missing.</param>
public sealed record ProspectRequest(ProspectRasters Rasters, IReadOnlyList<KnownSite> Sites, ProspectOptions Options, string Folder);
