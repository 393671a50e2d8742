using System.Reflection;
using System.Runtime.InteropServices;

namespace Gossan.Baselines.LightGbm;

/// <summary>Loads LightGBM's native library on first use.</summary>
internal static class LightGbmLibrary
{
    /// <summary>Path of the library to use, instead of the one that comes with the program.</summary>
    internal const string EnvironmentVariable = "GOSSAN_LIGHTGBM";

    private static readonly Lock Gate = new();
    private static nint handle;

    /// <summary>Makes sure that LightGBM can be called; cheap after the first time, safe from any thread.</summary>
    /// <exception cref="LightGbmMissingException">It does not load on this machine. A later call tries again.</exception>
    internal static void Load()
    {
        lock (Gate)
        {
            if (handle == 0)
            {
                handle = LoadFirst(Environment.GetEnvironmentVariable(EnvironmentVariable), Candidates());
                NativeLibrary.SetDllImportResolver(typeof(LightGbmLibrary).Assembly, Resolve);
            }
        }
    }

    /// <summary>Loads the library that the user named, else the first candidate that loads.</summary>
    /// <param name="named">The user's choice; when set, nothing else is tried, so that a wrong path is noticed.</param>
    /// <param name="candidates">Names or paths, most wanted first; a bare name is sought beside the program first.</param>
    internal static nint LoadFirst(string? named, IReadOnlyList<string> candidates)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return NativeLibrary.TryLoad(named, out nint own) ? own : throw LightGbmMissingException.NamedOneDoesNotLoad(named);
        }

        string? reason = null;
        foreach (string candidate in candidates)
        {
            try
            {
                return NativeLibrary.Load(candidate, typeof(LightGbmLibrary).Assembly, searchPath: null);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                reason ??= ReasonOf(e.Message, candidate);
            }
        }

        throw LightGbmMissingException.NotFound(candidates, reason ?? "nothing was tried");
    }

    /// <summary>The package's library first; conda's and Homebrew's for machines that the package does not serve.</summary>
    internal static IReadOnlyList<string> Candidates()
    {
        string file = OperatingSystem.IsWindows() ? "lib_lightgbm.dll" : OperatingSystem.IsMacOS() ? "lib_lightgbm.dylib" : "lib_lightgbm.so";
        var candidates = new List<string> { LightGbmNative.Library };
        if (Environment.GetEnvironmentVariable("CONDA_PREFIX") is { Length: > 0 } conda)
        {
            candidates.Add(OperatingSystem.IsWindows() ? Path.Combine(conda, "Library", "bin", file) : Path.Combine(conda, "lib", file));
        }

        if (OperatingSystem.IsMacOS())
        {
            candidates.AddRange(["/opt/homebrew/lib/" + file, "/usr/local/lib/" + file]);
        }

        return candidates;
    }

    /// <summary>The line that names something other than the candidate's absence under one of its spellings: a library that it needs, say.</summary>
    private static string ReasonOf(string message, string candidate)
    {
        string[] lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, line => line.Contains(": cannot open shared object file", StringComparison.Ordinal) && !line.Contains(candidate, StringComparison.Ordinal)) ?? lines[0];
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        string.Equals(name, LightGbmNative.Library, StringComparison.Ordinal) ? handle : 0;
}
