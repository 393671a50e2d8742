namespace Gossan.Grids;

/// <summary>Which part of a vector file is meant, and what the file does not say about itself.</summary>
public sealed record VectorOptions
{
    /// <summary>Layer to read; <see langword="null"/> for the first that holds features that can be placed on the map.</summary>
    public string? Layer { get; init; }

    /// <summary>Filter over the columns in the SQL of OGR, such as <c>model_code LIKE '22c%'</c>; <see langword="null"/> for all features. In a CSV every column is text: <c>CAST(Cu AS FLOAT) > 100</c>.</summary>
    public string? Where { get; init; }

    /// <summary>Column of a table that holds x (easting, longitude); <see langword="null"/> to find it by its usual names. Goes together with <see cref="Y"/>.</summary>
    public string? X { get; init; }

    /// <summary>Column of a table that holds y (northing, latitude); <see langword="null"/> to find it by its usual names.</summary>
    public string? Y { get; init; }

    /// <summary>The file's CRS as <see cref="CoordinateSystem.WktOf"/> takes it; wins over the file's own. <see langword="null"/> to take the file's word.</summary>
    public string? Crs { get; init; }

    /// <summary>Whether the file is one of our own results, a GeoPackage: other formats are refused, which could name further files anywhere.</summary>
    public bool IsResult { get; init; }
}
