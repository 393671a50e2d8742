using System.Globalization;

namespace Gossan.Grids;

/// <summary>Where GDAL lies on the machines of geologists: conda, system packages, QGIS and OSGeo4W, Homebrew, MacPorts.</summary>
internal static class GdalLocations
{
    // libgdal.so.28 is GDAL 3.2; upstream has stepped by one with each minor version since.
    private const int OldestSystemName = 28;
    private const int NewestSystemName = 50;

    /// <summary>Paths and bare names to try, most wanted first; an active conda environment goes before the system.</summary>
    internal static IEnumerable<string> Candidates()
    {
        string? conda = Environment.GetEnvironmentVariable("CONDA_PREFIX");
        return OperatingSystem.IsWindows() ? OnWindows(conda) : OperatingSystem.IsMacOS() ? OnMac(conda) : OnLinux(conda);
    }

    internal static IEnumerable<string> OnLinux(string? conda)
    {
        if (!string.IsNullOrEmpty(conda))
        {
            yield return Path.Combine(conda, "lib", "libgdal.so");
        }

        // Without a version only where a development package is installed.
        yield return "libgdal.so";
        for (int version = NewestSystemName; version >= OldestSystemName; version--)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"libgdal.so.{version}");
        }
    }

    internal static IEnumerable<string> OnMac(string? conda)
    {
        if (!string.IsNullOrEmpty(conda))
        {
            yield return Path.Combine(conda, "lib", "libgdal.dylib");
        }

        foreach (string folder in (string[])["/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib", "/Applications/QGIS.app/Contents/MacOS/lib", "/Applications/QGIS.app/Contents/Frameworks"])
        {
            yield return Path.Combine(folder, "libgdal.dylib");
            foreach (string file in FilesOf(folder, "libgdal.*.dylib"))
            {
                yield return file;
            }
        }

        yield return "libgdal.dylib";
    }

    internal static IEnumerable<string> OnWindows(string? conda)
    {
        var folders = new List<string>();
        if (!string.IsNullOrEmpty(conda))
        {
            folders.Add(Path.Combine(conda, "Library", "bin"));
        }

        if (Environment.GetEnvironmentVariable("OSGEO4W_ROOT") is { Length: > 0 } osgeo)
        {
            folders.Add(Path.Combine(osgeo, "bin"));
        }

        string programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        if (Directory.Exists(programs))
        {
            folders.AddRange(Directory.GetDirectories(programs, "QGIS*").OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin")));
        }

        folders.AddRange([@"C:\OSGeo4W\bin", @"C:\OSGeo4W64\bin", Path.Combine(programs, "GDAL")]);

        // gdal309.dll and the like; gdalplugins and gdal_i.lib are neighbours that are not the library.
        return folders.SelectMany(folder => FilesOf(folder, "gdal*.dll").Where(file => Path.GetFileNameWithoutExtension(file).AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0)).Append("gdal.dll");
    }

    private static IEnumerable<string> FilesOf(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).OrderDescending(StringComparer.Ordinal) : [];
}
