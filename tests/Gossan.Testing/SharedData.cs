namespace Gossan.Testing;

/// <summary>The development data beside the repository; a test that needs it skips, with this reason, where it is absent.</summary>
public static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder of the shared data, or a skip of the running test.</summary>
    public static string PathOf(string relative)
    {
        string path = Path.Combine(Root ?? "", relative);
        Xunit.Assert.SkipUnless(Root is not null && (File.Exists(path) || Directory.Exists(path)), $"the development data '{relative}' is not beside this checkout (set GOSSAN_SHARED to its folder)");
        return path;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("GOSSAN_SHARED") is { Length: > 0 } set)
        {
            return set;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "golden")))
            {
                return shared;
            }
        }

        return null;
    }
}
