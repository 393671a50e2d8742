namespace Gossan.Grids;

/// <summary>The two columns of a table that place its rows on the map.</summary>
/// <param name="X">Index of the x column.</param>
/// <param name="Y">Index of the y column.</param>
/// <param name="AreDegrees">Whether their names say longitude and latitude.</param>
internal readonly record struct CoordinateColumns(int X, int Y, bool AreDegrees)
{
    private static readonly string[] Longitudes = ["lon", "longitude", "long"];
    private static readonly string[] Latitudes = ["lat", "latitude"];
    private static readonly string[] Eastings = ["x", "easting"];
    private static readonly string[] Northings = ["y", "northing"];

    /// <summary>Finds the columns by the names in the options, else by their usual names; <see langword="null"/> where there are none.</summary>
    /// <remarks>Longitude and latitude go first while the CRS is open, because they say what it is; x and y go first once it is given.</remarks>
    /// <exception cref="VectorException">The options name a column that is not there.</exception>
    internal static CoordinateColumns? Find(string path, IReadOnlyList<string> columns, VectorOptions options)
    {
        if (options.X is not null || options.Y is not null)
        {
            int x = Require(path, columns, options.X ?? "");
            int y = Require(path, columns, options.Y ?? "");
            return new(x, y, Longitudes.Contains(options.X, StringComparer.OrdinalIgnoreCase) && Latitudes.Contains(options.Y, StringComparer.OrdinalIgnoreCase));
        }

        CoordinateColumns? degrees = Pair(columns, Longitudes, Latitudes, areDegrees: true);
        CoordinateColumns? plane = Pair(columns, Eastings, Northings, areDegrees: false);
        return options.Crs is null ? degrees ?? plane : plane ?? degrees;
    }

    private static CoordinateColumns? Pair(IReadOnlyList<string> columns, string[] xNames, string[] yNames, bool areDegrees)
    {
        int x = IndexOfAny(columns, xNames);
        int y = IndexOfAny(columns, yNames);
        return x >= 0 && y >= 0 ? new(x, y, areDegrees) : null;
    }

    private static int Require(string path, IReadOnlyList<string> columns, string name) =>
        IndexOfAny(columns, [name]) is >= 0 and int index ? index : throw VectorException.NoSuchColumn(path, name, columns);

    private static int IndexOfAny(IReadOnlyList<string> columns, string[] names)
    {
        foreach (string name in names)
        {
            if (FieldNames.IndexOf(columns, name) is >= 0 and int index)
            {
                return index;
            }
        }

        return -1;
    }
}
