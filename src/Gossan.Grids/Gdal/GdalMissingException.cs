namespace Gossan.Grids;

/// <summary>GDAL, which reads and writes all maps, is not on this machine or is too old.</summary>
public sealed class GdalMissingException : GossanException
{
    private const string WaysOut = """
        Get it with one of these, then run the same command again:
          Debian, Ubuntu   sudo apt-get install gdal-bin
          Fedora, RHEL     sudo dnf install gdal-libs      (RHEL: enable EPEL first)
          macOS            brew install gdal
          Windows          install QGIS or OSGeo4W; both bring GDAL
          conda            conda install -c conda-forge libgdal-core, and activate that environment
        If it is installed somewhere else, set GOSSAN_GDAL to the path of the library file (libgdal.so, libgdal.dylib or gdalNNN.dll).
        """;

    private GdalMissingException(string message)
        : base(message)
    {
    }

    internal static GdalMissingException NotFound() =>
        new($"the GDAL library was not found on this machine; it reads and writes all maps.\n{WaysOut}");

    internal static GdalMissingException NamedOneDoesNotLoad(string path) =>
        new($"GOSSAN_GDAL is {path}, but {(File.Exists(path) ? "that file does not load as a library" : "there is no such file")}.\nCorrect it, or unset it to have GDAL searched for.\n{WaysOut}");

    internal static GdalMissingException TooOld(string version) =>
        new($"the GDAL library on this machine is version {(version.Length > 0 ? version : "unknown")}, but 3.2 or later is needed.\n{WaysOut}");
}
