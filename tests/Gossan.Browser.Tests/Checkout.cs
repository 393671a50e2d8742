namespace Gossan.Browser.Tests;

/// <summary>The checkout that the tests run in: the checkers of pages are among its web tools.</summary>
internal static class Checkout
{
    public static string PathOf(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Gossan.slnx")))
            {
                return Path.Combine(folder.FullName, relative);
            }
        }

        throw new DirectoryNotFoundException("the tests do not lie in the repository");
    }
}
