namespace Gossan.Grids;

/// <summary>What a point file does not say about itself.</summary>
public sealed record PointFileOptions
{
    /// <summary>Column of a table that holds x (easting, longitude); <see langword="null"/> to find it by its usual names. Goes together with <see cref="Y"/>.</summary>
    public string? X { get; init; }

    /// <summary>Column of a table that holds y (northing, latitude); <see langword="null"/> to find it by its usual names.</summary>
    public string? Y { get; init; }

    /// <summary>The file's CRS as <see cref="CoordinateSystem.WktOf"/> takes it; wins over the file's own. <see langword="null"/> to take the file's word.</summary>
    public string? Crs { get; init; }

    /// <summary>Layer to read; <see langword="null"/> for the first that holds points.</summary>
    public string? Layer { get; init; }

    /// <summary>Filter over the columns, see <see cref="VectorOptions.Where"/>; <see langword="null"/> for all points.</summary>
    public string? Where { get; init; }
}
