using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <summary>The part of GDAL's C interface that this room calls: errors, settings, datasets, bands. GDAL 3.2 and later have all of it.</summary>
/// <remarks>Nothing here may be called before <see cref="GdalLibrary.Load"/>. Lists of strings end with a null element, as in C.</remarks>
internal static unsafe partial class GdalNative
{
    internal const string Library = "gdal";
    private const StringMarshalling Utf8 = StringMarshalling.Utf8;

    [LibraryImport(Library)]
    internal static partial void GDALAllRegister();

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint GDALVersionInfo(string request);

    [LibraryImport(Library)]
    internal static partial nint CPLSetErrorHandler(delegate* unmanaged[Cdecl]<int, int, byte*, void> handler);

    [LibraryImport(Library)]
    internal static partial void CPLErrorReset();

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial void CPLSetConfigOption(string key, string? value);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial void CPLSetThreadLocalConfigOption(string key, string? value);

    [LibraryImport(Library)]
    internal static partial void GDALSetCacheMax64(long bytes);

    [LibraryImport(Library)]
    internal static partial void VSIFree(nint memory);

    /// <summary>The caller frees the list.</summary>
    [LibraryImport(Library)]
    internal static partial nint GDALGetFileList(DatasetHandle dataset);

    [LibraryImport(Library)]
    internal static partial void CSLDestroy(nint list);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial DatasetHandle GDALOpenEx(string name, uint flags, string?[]? drivers, string?[]? options, string?[]? siblings);

    /// <summary>Returns an error code only since 3.7, so failures are read from <see cref="GdalErrors"/> instead.</summary>
    [LibraryImport(Library)]
    internal static partial void GDALClose(nint dataset);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint GDALGetDriverByName(string name);

    [LibraryImport(Library)]
    internal static partial nint GDALGetDatasetDriver(DatasetHandle dataset);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial DatasetHandle GDALCreate(nint driver, string name, int columns, int rows, int bands, int type, string?[]? options);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial DatasetHandle GDALCreateCopy(nint driver, string name, DatasetHandle source, int strict, string?[]? options, nint progress, nint argument);

    [LibraryImport(Library)]
    internal static partial int GDALGetRasterXSize(DatasetHandle dataset);

    [LibraryImport(Library)]
    internal static partial int GDALGetRasterYSize(DatasetHandle dataset);

    [LibraryImport(Library)]
    internal static partial int GDALGetRasterCount(DatasetHandle dataset);

    [LibraryImport(Library)]
    internal static partial nint GDALGetSpatialRef(DatasetHandle dataset);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int GDALSetProjection(DatasetHandle dataset, string wkt);

    [LibraryImport(Library)]
    internal static partial int GDALGetGeoTransform(DatasetHandle dataset, double* sixNumbers);

    [LibraryImport(Library)]
    internal static partial int GDALSetGeoTransform(DatasetHandle dataset, double* sixNumbers);

    [LibraryImport(Library)]
    internal static partial int GDALDatasetRasterIO(
        DatasetHandle dataset, int write, int column, int row, int columns, int rows, void* buffer, int bufferColumns, int bufferRows, int type, int bands, int* bandNumbers, int pixelSpace, int lineSpace, int bandSpace);

    /// <summary>The band belongs to the dataset and must not outlive it; the first is 1.</summary>
    [LibraryImport(Library)]
    internal static partial nint GDALGetRasterBand(DatasetHandle dataset, int band);

    [LibraryImport(Library)]
    internal static partial int GDALGetRasterDataType(nint band);

    [LibraryImport(Library)]
    internal static partial double GDALGetRasterNoDataValue(nint band, out int has);

    [LibraryImport(Library)]
    internal static partial int GDALSetRasterNoDataValue(nint band, double value);

    [LibraryImport(Library)]
    internal static partial double GDALGetRasterScale(nint band, out int has);

    [LibraryImport(Library)]
    internal static partial double GDALGetRasterOffset(nint band, out int has);

    [LibraryImport(Library)]
    internal static partial void GDALGetBlockSize(nint band, out int columns, out int rows);

    [LibraryImport(Library)]
    internal static partial int GDALGetMaskFlags(nint band);

    [LibraryImport(Library)]
    internal static partial nint GDALGetMaskBand(nint band);

    [LibraryImport(Library)]
    internal static partial int GDALRasterIO(
        nint band, int write, int column, int row, int columns, int rows, void* buffer, int bufferColumns, int bufferRows, int type, int pixelSpace, int lineSpace);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint GDALGetMetadata(DatasetHandle dataset, string? domain);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int GDALSetMetadataItem(DatasetHandle dataset, string key, string? value, string? domain);

    [LibraryImport(Library)]
    internal static partial nint GDALGetDescription(nint driverOrBand);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial void GDALSetDescription(nint band, string text);
}
