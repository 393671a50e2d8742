using System.IO.Enumeration;

namespace Gossan.Serve.Security;

/// <summary>The folder that is served, as the file system has it: a link that leads out of it leads nowhere.</summary>
internal sealed class ProjectFolder(string folder)
{
    private const int MostLinks = 40;

    private readonly string root = RealPath(Path.GetFullPath(folder)) ?? Path.GetFullPath(folder);

    /// <summary>Whether a file exists, and lies in the folder once all links on its way are followed.</summary>
    public bool Holds(string path) => LeadsInside(path) && File.Exists(path);

    /// <summary>The first link below a folder, or that folder itself, that leads out; <see langword="null"/> where all stay inside.</summary>
    public string? LinkOutOf(string below)
    {
        if (!LeadsInside(below) || !Directory.Exists(below))
        {
            return LeadsInside(below) ? null : below;
        }

        var links = new FileSystemEnumerable<string>(below, (ref FileSystemEntry entry) => entry.ToFullPath(), new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(ref entry),

            // Where a link leads is judged as a whole; walking into it may never end.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        return links.FirstOrDefault(link => !LeadsInside(link));
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private bool LeadsInside(string path) => RealPath(Path.GetFullPath(path)) is { } real
        && (real + Path.DirectorySeparatorChar).StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A path without links; <see langword="null"/> where links lead round in circles.</summary>
    private static string? RealPath(string path)
    {
        string start = Path.GetPathRoot(path)!;
        var left = new Stack<string>(Parts(path, start).Reverse());
        string real = start;
        for (int links = 0; left.TryPop(out string? part);)
        {
            if (part is "." or "..")
            {
                real = part is "." ? real : Path.GetDirectoryName(real) ?? real;
                continue;
            }

            string next = Path.Combine(real, part);
            if (LinkOf(next) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            bool absolute = Path.IsPathFullyQualified(target);
            string targetRoot = absolute ? Path.GetPathRoot(target)! : "";
            real = absolute ? targetRoot : real;
            foreach (string of in Parts(target, targetRoot).Reverse())
            {
                left.Push(of);
            }
        }

        return real;
    }

    private static string[] Parts(string path, string start) =>
        path[start.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    private static string? LinkOf(string path) => new FileInfo(path).LinkTarget;
}
