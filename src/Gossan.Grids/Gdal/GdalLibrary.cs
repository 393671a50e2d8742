using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <summary>Loads the machine's GDAL on first use and sets it up once for the process.</summary>
internal static class GdalLibrary
{
    /// <summary>Path of the library to use, instead of searching for one.</summary>
    internal const string EnvironmentVariable = "GOSSAN_GDAL";

    // 3.2 is the oldest that Debian 11 and the long-term QGIS of 2021 bring; the COG driver came with 3.1.
    private const int OldestVersion = 3_02_00_00;

    private static readonly Lock Gate = new();
    private static nint handle;
    private static volatile bool ready;

    /// <summary>The loaded library, 0 before <see cref="Load"/>.</summary>
    internal static nint Handle => handle;

    /// <summary>Makes sure that GDAL can be called; cheap after the first time, safe from any thread.</summary>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine, or it is too old. A later call tries again.</exception>
    internal static void Load()
    {
        if (ready)
        {
            return;
        }

        lock (Gate)
        {
            if (ready)
            {
                return;
            }

            if (handle == 0)
            {
                handle = LoadFirst(Environment.GetEnvironmentVariable(EnvironmentVariable), GdalLocations.Candidates());
                NativeLibrary.SetDllImportResolver(typeof(GdalLibrary).Assembly, Resolve);
            }

            RefuseOldVersion(GdalText.Of(GdalNative.GDALVersionInfo("VERSION_NUM")), GdalText.Of(GdalNative.GDALVersionInfo("RELEASE_NAME")));
            GdalErrors.Install();

            // Debug lines would go to stderr.
            GdalNative.CPLSetConfigOption("CPL_DEBUG", "OFF");

            // A VRT may carry Python code; files are data to us, never code.
            GdalNative.CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
            GdalNative.GDALAllRegister();
            ready = true;
        }
    }

    /// <summary>Loads the library that the user named, else the first candidate that loads.</summary>
    /// <param name="named">The user's choice; when set, nothing else is tried, so that a wrong path is noticed.</param>
    /// <param name="candidates">File names or paths, most wanted first.</param>
    internal static nint LoadFirst(string? named, IEnumerable<string> candidates)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return NativeLibrary.TryLoad(named, out nint own) ? own : throw GdalMissingException.NamedOneDoesNotLoad(named);
        }

        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint found))
            {
                return found;
            }
        }

        throw GdalMissingException.NotFound();
    }

    internal static void RefuseOldVersion(string number, string name)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int version) || version < OldestVersion)
        {
            throw GdalMissingException.TooOld(name);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        string.Equals(name, GdalNative.Library, StringComparison.Ordinal) ? handle : 0;
}
