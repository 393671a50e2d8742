using System.Text.RegularExpressions;

namespace Gossan;

/// <summary>Paths of inputs, which may go into a zip archive: "survey.zip" or "survey.zip/maps/faults.shp".</summary>
public static partial class SourcePath
{
    private const string Ending = ".zip";
    private static readonly char[] Separators = OperatingSystem.IsWindows() ? ['/', '\\'] : ['/'];

    /// <summary>The name under which GDAL opens a path.</summary>
    /// <param name="path">A file, a zip archive, or a path into one; an archive, or a folder in it, stands for the one dataset that it holds.</param>
    /// <returns>
    /// A /vsizip/ name for an archive; <paramref name="path"/> itself for everything else, for an archive that does not
    /// exist too, so that whoever opens it says so.
    /// </returns>
    /// <exception cref="ArchiveException">
    /// The archive is damaged or locked with a password, an entry points outside it, or it does not hold what was named
    /// or, where nothing was named, exactly one dataset.
    /// </exception>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Split(path) is not var (archive, inner))
        {
            return path;
        }

        string entry = ArchiveContent.Find(archive, inner);

        // Braces, because GDAL would take the first ".zip" in the path for the archive.
        return $"/vsizip/{{{archive}}}/{entry}";
    }

    /// <summary>The file on disk that holds what a path names: the archive for a path into one.</summary>
    /// <param name="path">A file, a zip archive, or a path into one.</param>
    /// <returns>The archive's path, or <paramref name="path"/> itself.</returns>
    public static string FileOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Split(path) is var (archive, _) ? archive : SubdatasetOf(path) is var (_, file, _) ? file : path;
    }

    /// <summary>Makes a path from a project's file absolute; of a name of GDAL such as NETCDF:maps/gravity.nc:anomaly, the file in it.</summary>
    /// <param name="path">As written in the project.</param>
    /// <param name="folder">Folder that relative paths start from, absolute.</param>
    /// <returns>An absolute path, or a name of GDAL with one.</returns>
    public static string Absolute(string path, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (SubdatasetOf(path) is not var (driver, file, rest))
        {
            return Path.GetFullPath(path, folder);
        }

        return $"{driver}:\"{Path.GetFullPath(file, folder)}\"{rest}";
    }

    /// <summary>The driver, file and remainder of a name of GDAL for a part of a file: NETCDF:file:part, HDF5:"file"://part; <see langword="null"/> for a path.</summary>
    internal static (string Driver, string File, string Part)? SubdatasetOf(string path)
    {
        var match = Subdataset().Match(path);
        return match.Success ? (match.Groups["driver"].Value, match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value, match.Groups["rest"].Value) : null;
    }

    [GeneratedRegex("""^(?<driver>[A-Za-z][A-Za-z0-9_]{2,}):("(?<quoted>[^"]+)"|(?<plain>[^":]+))(?<rest>:.+)?$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subdataset();

    /// <summary>The archive and the path inside it ("" for none); <see langword="null"/> where no archive is on the path.</summary>
    internal static (string Archive, string Inner)? Split(string path)
    {
        for (int from = 0; path.IndexOf(Ending, from, StringComparison.OrdinalIgnoreCase) is >= 0 and int at; from = at + 1)
        {
            int end = at + Ending.Length;
            if ((end == path.Length || Separators.Contains(path[end])) && File.Exists(path[..end]))
            {
                return (path[..end], path[end..].Trim(Separators).Replace('\\', '/'));
            }
        }

        return null;
    }
}
