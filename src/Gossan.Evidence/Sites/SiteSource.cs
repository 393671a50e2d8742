namespace Gossan.Evidence.Sites;

/// <summary>Where the known sites of a target in one region come from: a label raster or a file of points.</summary>
public sealed record SiteSource
{
    /// <summary>A raster (value 1 is a site), GeoPackage, Shapefile, GeoJSON, or CSV with x/y or lon/lat columns; as written in the project.</summary>
    [ShortForm]
    public required string Path { get; init; }

    /// <summary>Points only: which layer of the file; the first one of points when not given.</summary>
    public string? Layer { get; init; }

    /// <summary>Points only: which of them, as an OGR SQL filter such as <c>model_code LIKE '22c%'</c>.</summary>
    public string? Where { get; init; }

    /// <summary>CSV only: the column of the easting or longitude; found by its name when not given.</summary>
    public string? X { get; init; }

    /// <summary>CSV only: the column of the northing or latitude; found by its name when not given.</summary>
    public string? Y { get; init; }

    /// <summary>Reference system of a file that does not say: "EPSG:4326", WKT or PROJ text.</summary>
    public string? Crs { get; init; }

    /// <summary>Raster only: the value that marks a site. A missing cell is never a site.</summary>
    public double Value { get; init; } = 1;

    /// <summary>Cells whose centre lies within this distance of a site count as sites too, in metres; 0 for the site's own cell alone.</summary>
    public double Buffer { get; init; }

    /// <summary>A site inside the region but on missing data moves to the nearest cell with data within this distance, in metres; 0 to leave it out.</summary>
    public double Snap { get; init; }

    /// <summary>What is wrong with these options, a sentence each without a full stop.</summary>
    /// <returns>Nothing when they can be used.</returns>
    public IEnumerable<string> Problems()
    {
        if (Path is "")
        {
            yield return "path is empty: give the path of a raster or of a file of points";
        }

        if (double.IsNaN(Value))
        {
            yield return "value is NaN, but a missing cell is never a site: give the value that marks one";
        }

        foreach (var (name, metres) in new[] { ("buffer", Buffer), ("snap", Snap) })
        {
            if (!(metres >= 0))
            {
                yield return FormattableString.Invariant($"{name} is {metres}, but must be 0 metres or more");
            }
        }
    }
}
