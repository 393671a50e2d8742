using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <content>Warping of a raster into another, open one.</content>
internal static unsafe partial class GdalNative
{
    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint GDALWarpAppOptionsNew(string?[] arguments, nint forBinary);

    [LibraryImport(Library)]
    internal static partial void GDALWarpAppOptionsFree(nint options);

    /// <summary>Into an open target the name is null and the result is that target again, 0 on failure.</summary>
    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint GDALWarp(string? name, DatasetHandle target, int sources, nint* source, nint options, out int wrongUse);

    [LibraryImport(Library)]
    internal static partial int GDALFillRaster(nint band, double real, double imaginary);

    [LibraryImport(Library)]
    internal static partial void GDALFlushCache(DatasetHandle dataset);
}
