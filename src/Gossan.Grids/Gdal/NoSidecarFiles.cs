namespace Gossan.Grids;

/// <summary>Keeps GDAL from writing .aux.xml files on this thread while in scope.</summary>
/// <remarks>Not for the whole process: the switch also stops GDAL from reading the .aux.xml that ArcGIS leaves beside a raster, with its no-data value and CRS.</remarks>
internal sealed class NoSidecarFiles : IDisposable
{
    private const string Switch = "GDAL_PAM_ENABLED";

    public NoSidecarFiles() => GdalNative.CPLSetThreadLocalConfigOption(Switch, "NO");

    public void Dispose() => GdalNative.CPLSetThreadLocalConfigOption(Switch, null);
}
