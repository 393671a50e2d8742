namespace Gossan.Grids;

/// <summary>What a user says about a raster that the file does not say, or says wrongly.</summary>
public sealed record RasterOptions
{
    /// <summary>Which stored values mean no data, instead of the file's own no-data value; <see langword="null"/> to believe the file.</summary>
    public NoDataOptions? NoData { get; init; }

    /// <summary>Coordinate reference system, see <see cref="CoordinateSystem.WktOf"/>, instead of the file's; <see langword="null"/> to believe the file.</summary>
    public string? Crs { get; init; }

    /// <summary>
    /// Whether the file is one of our own results: a GeoTIFF that holds all of itself. Other formats are refused, and files beside it (overviews, masks,
    /// metadata) are not looked for: both could name further files anywhere.
    /// </summary>
    public bool IsResult { get; init; }
}
