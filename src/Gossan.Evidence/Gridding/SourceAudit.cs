namespace Gossan.Evidence.Gridding;

/// <summary>Where a layer's cells come from and how they came onto the region's grid.</summary>
/// <param name="Path">The file, as written in the project.</param>
/// <param name="Sha256">Hash of that file.</param>
/// <param name="Kind">"raster", "points", "lines", "polygons" or "mixed".</param>
/// <param name="Holds">What was read of it: "band 1 of 3, Float32, GTiff", "1,023 lines of layer 'faults'".</param>
/// <param name="Crs">Its reference system: "EPSG:4326", a name, or "no CRS".</param>
/// <param name="Features">Points, lines or polygons that were read; <see langword="null"/> for a raster.</param>
/// <param name="Grid">A raster's own grid; <see langword="null"/> for vectors.</param>
/// <param name="NoData">A raster's rule for missing cells in words: "-9999 (file)"; "" for vectors.</param>
/// <param name="Method">How it was put onto the region's grid: "bilinear", "none: it is on the region's grid", "distance to lines, at most 20,000 m".</param>
/// <param name="Notes">What was assumed, changed or left out, a sentence each.</param>
public sealed record SourceAudit(
    string Path, string Sha256, string Kind, string Holds, string Crs, int? Features, SourceGrid? Grid, string NoData, string Method, IReadOnlyList<string> Notes)
{
    /// <summary>Whether it is a raster on another grid than the region's.</summary>
    internal bool IsWarped => Method.StartsWith("warped", StringComparison.Ordinal);
}
