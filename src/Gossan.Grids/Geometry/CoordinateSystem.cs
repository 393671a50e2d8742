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
