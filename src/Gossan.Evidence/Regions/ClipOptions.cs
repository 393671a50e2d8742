namespace Gossan.Evidence.Regions;

/// <summary>The polygons that bound a region: cells whose centre lies outside are missing in all layers.</summary>
public sealed record ClipOptions
{
    /// <summary>A vector file of polygons, as written in the project.</summary>
    [ShortForm]
    public required string Path { get; init; }

    /// <summary>Which layer of the file; the first one of polygons when not given.</summary>
    public string? Layer { get; init; }

    /// <summary>Which polygons, as an OGR SQL filter.</summary>
    public string? Where { get; init; }

    /// <summary>Reference system where the file has none: "EPSG:4326", WKT or PROJ text.</summary>
    public string? Crs { get; init; }
}
