using System.IO.Compression;

namespace Gossan;

/// <summary>What a zip archive holds, and which of it is a dataset.</summary>
internal static class ArchiveContent
{
    private const string Geodatabase = ".gdb/";

    // The file that one names; what lies beside it (.dbf, .prj, .tfw, .aux.xml) belongs to it.
    private static readonly string[] DatasetEndings =
    [
        ".shp", ".gpkg", ".geojson", ".json", ".fgb", ".kml", ".gml", ".tab", ".mif", ".csv", ".tsv",
        ".tif", ".tiff", ".vrt", ".img", ".asc", ".ers", ".grd", ".nc", ".bil", ".flt", ".sdat", ".rst", ".jp2", ".xyz",
    ];

    /// <summary>The entry that is meant by a path into an archive.</summary>
    /// <param name="archive">An existing file.</param>
    /// <param name="inner">Path inside, with slashes; "" for the one dataset there is.</param>
    /// <returns>Name of an entry, or of a folder that is a dataset (.gdb).</returns>
    /// <exception cref="ArchiveException">See <see cref="SourcePath.Resolve"/>.</exception>
    internal static string Find(string archive, string inner)
    {
        List<ZipArchiveEntryName> entries = EntriesOf(archive);
        string[] names = [.. entries.Select(entry => entry.Name)];
        string found = names.Contains(inner, StringComparer.Ordinal) || (inner + "/").EndsWith(Geodatabase, StringComparison.OrdinalIgnoreCase)
            ? inner
            : OnlyDatasetIn(archive, inner, names);
        string folder = $"{found}/";
        ZipArchiveEntryName[] parts = [.. entries.Where(entry => string.Equals(entry.Name, found, StringComparison.Ordinal) || entry.Name.StartsWith(folder, StringComparison.Ordinal))];
        return parts is not [var first, ..]
            ? throw ArchiveException.NoSuchEntry(archive, inner, names)
            : first.IsLocked ? throw ArchiveException.Locked(archive, first.Name) : found;
    }

    private static string OnlyDatasetIn(string archive, string folder, string[] names)
    {
        string[] inside = folder.Length == 0 ? names : [.. names.Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal))];
        if (folder.Length > 0 && inside.Length == 0)
        {
            throw ArchiveException.NoSuchEntry(archive, folder, names);
        }

        string[] datasets = [.. inside.Select(DatasetOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (datasets.Length == 0)
        {
            // A table may end in .txt, and so does every read-me: only where nothing else is there.
            datasets = [.. inside.Where(name => name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))];
        }

        return datasets.Length switch
        {
            0 => throw ArchiveException.NoDataset(archive, inside),
            1 => datasets[0],
            _ => throw ArchiveException.SeveralDatasets(archive, datasets),
        };
    }

    private static string? DatasetOf(string name)
    {
        int geodatabase = name.IndexOf(Geodatabase, StringComparison.OrdinalIgnoreCase);
        return geodatabase >= 0 ? name[..(geodatabase + Geodatabase.Length - 1)]
            : DatasetEndings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? name
            : null;
    }

    private static List<ZipArchiveEntryName> EntriesOf(string archive)
    {
        var entries = new List<ZipArchiveEntryName>();
        try
        {
            using ZipArchive opened = ZipFile.OpenRead(archive);
            foreach (ZipArchiveEntry entry in opened.Entries)
            {
                if (Leaves(entry.FullName))
                {
                    throw ArchiveException.LeavesArchive(archive, entry.FullName);
                }

                // Folders end with a slash; what macOS puts beside each file is no data.
                if (!entry.FullName.EndsWith('/') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                {
                    entries.Add(new(entry.FullName, entry.IsEncrypted));
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw ArchiveException.Damaged(archive, e.Message);
        }

        return entries;
    }

    private static bool Leaves(string name)
    {
        string[] parts = name.Split('/', '\\');
        return parts[0].Length == 0 || parts[0].EndsWith(':') || parts.Contains("..", StringComparer.Ordinal);
    }

    private readonly record struct ZipArchiveEntryName(string Name, bool IsLocked);
}
