namespace Gossan.Grids;

/// <summary>The blocks of rasters that GDAL keeps in memory, for all open rasters of the process together.</summary>
public static class RasterCache
{
    // Below this a strip of a wide, tiled raster would be unpacked once per row.
    private const long Least = 32L << 20;

    /// <summary>Sets the most memory that the cache may take; GDAL's own rule is 5 % of the machine's.</summary>
    /// <param name="bytes">The limit; at least 32 MiB are taken.</param>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static void Limit(long bytes)
    {
        GdalLibrary.Load();
        GdalNative.GDALSetCacheMax64(Math.Max(Least, bytes));
    }
}
