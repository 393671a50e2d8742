namespace Gossan.Report.Maps;

/// <summary>Sites that are drawn alike.</summary>
/// <param name="Name">What the legend calls them: "known sites".</param>
/// <param name="Symbol">How they are drawn.</param>
/// <param name="Points">Map positions, x before y, in the raster's reference system; those outside the raster are counted and not drawn.</param>
public sealed record SiteLayer(string Name, SiteSymbol Symbol, IReadOnlyList<(double X, double Y)> Points);
