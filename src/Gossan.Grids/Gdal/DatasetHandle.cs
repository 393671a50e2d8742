using Microsoft.Win32.SafeHandles;

namespace Gossan.Grids;

/// <summary>An open GDAL dataset, raster or vector. One thread at a time.</summary>
internal sealed class DatasetHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private const uint Raster = 0x02;
    private const uint Vector = 0x04;
    private const uint ReportErrors = 0x40;

    public DatasetHandle()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Opens for reading; the handle is invalid where GDAL could not, and <see cref="GdalErrors"/> knows why.</summary>
    internal static DatasetHandle OpenRaster(string path) => Open(path, Raster);

    /// <inheritdoc cref="OpenRaster"/>
    /// <remarks>A GeoTIFF without the files beside it; one that names an overview elsewhere is refused as well.</remarks>
    internal static DatasetHandle OpenOwnRaster(string path)
    {
        var opened = Open(path, Raster, drivers: GdalText.List("GTiff"), siblings: GdalText.List(Path.GetFileName(path)));
        if (!opened.IsInvalid && GdalText.Pairs(GdalNative.GDALGetMetadata(opened, "OVERVIEWS")).ContainsKey("OVERVIEW_FILE"))
        {
            opened.Dispose();
            return new();
        }

        return opened;
    }

    /// <inheritdoc cref="OpenRaster"/>
    /// <remarks>A GeoPackage.</remarks>
    internal static DatasetHandle OpenOwnVector(string path) => Open(path, Vector, drivers: GdalText.List("GPKG"));

    /// <inheritdoc cref="OpenRaster"/>
    internal static DatasetHandle OpenAny(string path) => Open(path, Raster | Vector);

    /// <inheritdoc cref="OpenRaster"/>
    /// <remarks>GML would leave a .gfs file beside its source; other drivers do not know the option and ignore it.</remarks>
    internal static DatasetHandle OpenVector(string path) => Open(path, Vector, GdalText.List("WRITE_GFS=NO"));

    protected override bool ReleaseHandle()
    {
        GdalNative.GDALClose(handle);
        return true;
    }

    private static DatasetHandle Open(string path, uint kind, string?[]? options = null, string?[]? drivers = null, string?[]? siblings = null)
    {
        GdalLibrary.Load();
        GdalErrors.Clear();
        return GdalNative.GDALOpenEx(path, kind | ReportErrors, drivers, options, siblings);
    }
}
