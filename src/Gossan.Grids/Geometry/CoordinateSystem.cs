namespace Gossan.Grids;

/// <summary>Coordinate reference systems as text: from what a user writes to WKT, and from WKT to a short name.</summary>
public static class CoordinateSystem
{
    /// <summary>The system that a user's text names.</summary>
    /// <param name="userInput">"EPSG:4326", WKT (1, 2 or Esri's), a PROJ string, PROJJSON, or a name such as "WGS84". Never read as a file or web address.</param>
    /// <returns>WKT 2 (2019).</returns>
    /// <exception cref="CoordinateSystemException">The text names no known system.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static string WktOf(string userInput)
    {
        ArgumentNullException.ThrowIfNull(userInput);
        using var reference = SpatialReferenceHandle.Parse(userInput);
        return reference.ToWkt();
    }

    /// <summary>A short name for messages and reports.</summary>
    /// <param name="wkt">WKT, or "".</param>
    /// <returns>"EPSG:26908" where WKT carries an authority's code, else its own name, "no CRS" for "", and the start of a text that is no WKT.</returns>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine; not thrown for "".</exception>
    public static string NameOf(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        if (wkt.Length == 0)
        {
            return "no CRS";
        }

        try
        {
            using var reference = SpatialReferenceHandle.Parse(wkt);
            return reference.Name is { Length: > 0 } name ? name : "an unnamed CRS";
        }
        catch (CoordinateSystemException)
        {
            return wkt.Length <= 40 ? wkt : $"{wkt[..40]}...";
        }
    }

    /// <summary>Whether positions in a system are longitudes and latitudes.</summary>
    /// <param name="wkt">WKT, or "".</param>
    /// <returns><see langword="false"/> for "" and for projected, geocentric and local systems.</returns>
    /// <exception cref="CoordinateSystemException">The text names no known system.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine; not thrown for "".</exception>
    public static bool IsGeographic(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        if (wkt.Length == 0)
        {
            return false;
        }

        using var reference = SpatialReferenceHandle.Parse(wkt);
        return reference.IsGeographic;
    }

    /// <summary>How long a unit of a system is.</summary>
    /// <param name="wkt">WKT, or "".</param>
    /// <returns>Metres in a unit, above 0: 1 for metres and for "", 0.3048 for feet.</returns>
    /// <exception cref="CoordinateSystemException">The system measures in degrees, or the text names no known system.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine; not thrown for "".</exception>
    public static double MetresPerUnit(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        if (wkt.Length == 0)
        {
            return 1;
        }

        using var reference = SpatialReferenceHandle.Parse(wkt);
        return reference.IsGeographic ? throw CoordinateSystemException.NotInMetres(reference.Name) : reference.MetresPerUnit;
    }

    /// <summary>A projected system in metres that suits a grid: the UTM zone of its centre, polar stereographic beyond 84 N and 80 S.</summary>
    /// <param name="grid">A grid in any system with a way to longitude and latitude; geographic mostly.</param>
    /// <returns>"EPSG:326zz" in the north, "EPSG:327zz" in the south, "EPSG:3413" or "EPSG:3031" round the poles; WGS 84 all.</returns>
    /// <exception cref="CoordinateSystemException">The grid has no CRS, or one without a way to longitude and latitude.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static string ProposeProjected(Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var (x, y) = grid.Transform.Apply(column: grid.Columns / 2.0, row: grid.Rows / 2.0);
        if (ToLongitudeLatitude(grid.Crs, x, y) is not var (longitude, latitude))
        {
            throw CoordinateSystemException.NoWay(NameOf(grid.Crs), "EPSG:4326", "the centre of the grid has no longitude and latitude");
        }

        // Zone 1 begins at 180 W; 180 E is there too.
        int zone = 1 + (int)Math.Floor(((((longitude + 180) % 360) + 360) % 360) / 6);
        return latitude switch
        {
            > 84 => "EPSG:3413",
            < -80 => "EPSG:3031",
            >= 0 => FormattableString.Invariant($"EPSG:{32600 + zone}"),
            _ => FormattableString.Invariant($"EPSG:{32700 + zone}"),
        };
    }

    /// <summary>Longitude and latitude on WGS 84 in degrees; <see langword="null"/> where there is no way.</summary>
    internal static (double Longitude, double Latitude)? ToLongitudeLatitude(string wkt, double x, double y)
    {
        using var from = SpatialReferenceHandle.Parse(wkt);
        using var to = SpatialReferenceHandle.Parse("EPSG:4326");
        using var way = CoordinateTransformationHandle.Between(from.WithoutHeights(), to);
        double[] xs = [x], ys = [y];
        return way.Apply(xs, ys)[0] ? (xs[0], ys[0]) : null;
    }

    /// <summary>Whether two WKT texts mean the same system; equal texts are compared without GDAL.</summary>
    internal static bool AreSame(string one, string other)
    {
        if (string.Equals(one, other, StringComparison.Ordinal))
        {
            return true;
        }

        if (one.Length == 0 || other.Length == 0)
        {
            return false;
        }

        using var first = SpatialReferenceHandle.Parse(one);
        using var second = SpatialReferenceHandle.Parse(other);

        // Both are used with x first, so it does not matter in which order each lists its axes.
        return GdalNative.OSRIsSameEx(first, second, GdalText.List("IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES")) != 0;
    }
}
