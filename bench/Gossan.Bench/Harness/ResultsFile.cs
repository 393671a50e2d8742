namespace Gossan.Bench.Harness;

/// <summary>The file that a full run leaves in the repository.</summary>
internal static class ResultsFile
{
    /// <summary>Writes <c>bench/results/(machine).md</c> of the checkout that the program is run in.</summary>
    public static void Write(string text)
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gossan.slnx")))
        {
            folder = folder.Parent;
        }

        string path = Path.Combine(folder?.FullName ?? Environment.CurrentDirectory, "bench", "results", Machine.ShortName + ".md");
        AtomicFile.WriteText(path, text);
        Console.WriteLine($"Written to bench/results/{Machine.ShortName}.md");
    }
}
