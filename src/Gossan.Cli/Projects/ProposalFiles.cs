namespace Gossan.Cli.Projects;

/// <summary>The files from which a project is proposed.</summary>
internal static class ProposalFiles
{
    private static readonly string[] RasterEndings = [".tif", ".tiff", ".asc", ".img", ".vrt", ".ers", ".grd", ".bil", ".nc"];
    private static readonly string[] VectorEndings = [".gpkg", ".geojson", ".shp", ".csv", ".kml", ".gml", ".fgb"];

    /// <summary>Letters that fit into a file's name whatever their script.</summary>
    private const int ShortName = 60;

    /// <summary>Files, and those of folders (not of their subfolders), in the order of their names.</summary>
    /// <exception cref="ProjectException">A path is not there.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                // Hidden files are not the user's: results that were not completed, the "._" files of a Mac.
                files.AddRange(Directory.GetFiles(path).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw ProjectException.NoSuchPath(path);
            }
        }

        return files;
    }

    public static bool IsRaster(string file) => Has(file, RasterEndings);

    public static bool IsVector(string file) => Has(file, VectorEndings);

    public static bool Same(string file, string? other) => other is not null && string.Equals(Path.GetFullPath(file), Path.GetFullPath(other), StringComparison.Ordinal);

    /// <summary>The name that a file gives: letters, digits, space, dot inside, - and _.</summary>
    public static string NameOf(string file) => Clean(Path.GetFileNameWithoutExtension(file));

    /// <summary>A name that can be a file's.</summary>
    public static string Clean(string name)
    {
        string clean = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ' or '.' ? c : '_')).TrimStart('.', ' ').Trim();
        return clean.Length == 0 || YamlBinder.CanBeName(clean) ? clean : clean[..Math.Min(clean.Length, ShortName)].Trim();
    }

    private static bool Has(string file, string[] endings) => endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
