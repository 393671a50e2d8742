namespace Gossan.Grids;

/// <summary>Which GDAL was found on this machine.</summary>
public static class GdalRelease
{
    /// <summary>Its release, "3.6.2".</summary>
    /// <exception cref="GdalMissingException">There is none, or one that is too old.</exception>
    public static string Name
    {
        get
        {
            GdalLibrary.Load();
            return GdalText.Of(GdalNative.GDALVersionInfo("RELEASE_NAME"));
        }
    }
}
