namespace Gossan.Grids;

/// <summary>Reads points (known deposits, samples) from GeoPackage, Shapefile, GeoJSON, CSV and other vector formats of GDAL.</summary>
public static class PointFile
{
    /// <summary>Reads all points and carries them over to the CRS of a grid.</summary>
    /// <param name="path">The file, see <see cref="VectorFile.Open(string, VectorOptions)"/>. A CSV has a header with x and y, easting and northing, lon and lat, longitude and latitude, or the columns in the options.</param>
    /// <param name="grid">The grid; longitudes are shifted by 360 degrees where that brings a point into its range, with a note.</param>
    /// <param name="options">What the file does not say; <see langword="null"/> for nothing.</param>
    /// <returns>
    /// The points and what was noted. The source CRS is that of the options, else the file's own, else EPSG:4326 for
    /// longitude and latitude columns, else for a CSV the target's, with a note. Features without a geometry and points that
    /// cannot be carried over are left out, with a note.
    /// </returns>
    /// <exception cref="VectorException">The file is missing, no vector file or damaged, holds no points, or names no CRS.</exception>
    /// <exception cref="ArchiveException">A zip archive cannot be used.</exception>
    /// <exception cref="CoordinateSystemException">A CRS is unknown, or there is no way between the two.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static PointSet Read(string path, Grid grid, PointFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return Read(path, grid.Crs, options, file => file.Read(grid));
    }

    /// <inheritdoc cref="Read(string, Grid, PointFileOptions)"/>
    /// <param name="path">The file.</param>
    /// <param name="targetCrs">WKT of the CRS to carry over to, mostly a grid's; "" to take coordinates as they are. Longitudes are not shifted.</param>
    /// <param name="options">What the file does not say; <see langword="null"/> for nothing.</param>
    public static PointSet Read(string path, string targetCrs, PointFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(targetCrs);
        return Read(path, targetCrs, options, file => file.Read(targetCrs));
    }

    private static PointSet Read(string path, string targetCrs, PointFileOptions? options, Func<VectorFile, VectorShapes> read)
    {
        options ??= new();
        using var file = VectorFile.Open(path, new() { Layer = options.Layer, Where = options.Where, X = options.X, Y = options.Y, Crs = options.Crs }, sites: true);
        file.RequireKind(VectorKind.Points);
        file.RequireCrs(targetCrs);
        VectorShapes shapes = read(file);
        IReadOnlyList<(double X, double Y)> places = shapes.Points();
        var points = new PointFeature[shapes.Count];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(places[i].X, places[i].Y, shapes.Names[i], AttributesOf(file.Columns, shapes, i));
        }

        return new(points, file.Crs.Length > 0 ? file.Crs : targetCrs, shapes.Notes) { FromColumns = file.HasColumnsOfPlaces };
    }

    private static Dictionary<string, string> AttributesOf(IReadOnlyList<string> columns, VectorShapes shapes, int shape)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int field = 0; field < columns.Count; field++)
        {
            _ = attributes.TryAdd(columns[field], shapes.Store.Texts[field][shape]);
        }

        return attributes;
    }
}
