namespace Gossan.Cli.Tests;

/// <summary>Approved texts in the folder golden/ beside the tests; GOLDEN=accept in the environment rewrites them.</summary>
internal static class Golden
{
    public static void Matches(string name, string text)
    {
        string path = Path.Combine(Folder(), name);
        if (string.Equals(Environment.GetEnvironmentVariable("GOLDEN"), "accept", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        }

        Assert.True(File.Exists(path), $"there is no golden/{name}; run with GOLDEN=accept and review it");
        Assert.Equal(File.ReadAllText(path), text.ReplaceLineEndings("\n"));
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Gossan.slnx")))
            {
                return Path.Combine(folder.FullName, "tests", "Gossan.Cli.Tests", "golden");
            }
        }

        throw new DirectoryNotFoundException("the tests do not lie in the repository");
    }
}
