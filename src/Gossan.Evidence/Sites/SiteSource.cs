namespace Gossan.Evidence.Sites;

/// <summary>Where the known sites of a target in one region come from: a label raster or a file of points.</summary>
public sealed record SiteSource
{
    /// <summary>A raster (value 1 is a site), GeoPackage, Shapefile, GeoJSON, or CSV with x/y or lon/lat columns; as written in the project.</summary>
    public required string Path { get; init; }

    /// <summary>CSV only: the column of the easting or longitude; found by its name when not given.</summary>
    public string? X { get; init; }

    /// <summary>CSV only: the column of the northing or latitude; found by its name when not given.</summary>
    public string? Y { get; init; }

    /// <summary>Reference system of points whose file does not say: "EPSG:4326", WKT or PROJ text.</summary>
    public string? Crs { get; init; }

    /// <summary>Raster only: the value that marks a site. A missing cell is never a site.</summary>
    public double Value { get; init; } = 1;
}
