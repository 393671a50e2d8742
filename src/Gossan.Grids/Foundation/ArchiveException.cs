using System.Globalization;

namespace Gossan;

/// <summary>A zip archive cannot be used: it is damaged, locked with a password, holds a path that leaves it, or not the one dataset that was meant.</summary>
public sealed class ArchiveException : GossanException
{
    private const int NamesListed = 10;

    private ArchiveException(string path, string message)
        : base(message) => Path = path;

    /// <summary>The archive.</summary>
    public string Path { get; }

    internal static ArchiveException Damaged(string path, string reason) =>
        new(path, $"the archive {path} cannot be read: {reason.TrimEnd('.')}.\nWas it copied whole? Fetch it again from its source, or unpack it and name the file inside.");

    internal static ArchiveException LeavesArchive(string path, string entry) =>
        new(path, $"the archive {path} has an entry '{entry}' that points outside the archive; it is not read.\nUnpack it with a program that you trust, check what it holds, and name the file inside.");

    internal static ArchiveException Locked(string path, string entry) =>
        new(path, $"the entry '{entry}' of the archive {path} is locked with a password.\nUnpack the archive and name the file inside.");

    internal static ArchiveException NoSuchEntry(string path, string entry, IReadOnlyList<string> names) =>
        new(path, $"the archive {path} has no '{entry}'; it holds {Listed(names)}.{(Spelling.Nearest(entry, names) is { } near ? $" Did you mean '{near}'?" : "")}\nWrite the path inside the archive as the archive does: {path}/folder/file.shp.");

    internal static ArchiveException NoDataset(string path, IReadOnlyList<string> names) =>
        new(path, $"the archive {path} holds no file of a format that is known; it holds {Listed(names)}.\nName the file that you mean: {path}/folder/file.shp.");

    internal static ArchiveException SeveralDatasets(string path, IReadOnlyList<string> datasets) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"the archive {path} holds {datasets.Count} datasets: {Listed(datasets)}.\nName the one that you mean: {path}/{datasets[0]}."));

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count == 0 ? "nothing" : string.Join(", ", names.Take(NamesListed)) + (names.Count > NamesListed ? ", ..." : "");
}
