using System.Text;
using System.Text.RegularExpressions;

namespace Gossan.Cli.Tests;

/// <summary>The times on a page: all of it that two equal runs do not share.</summary>
internal static partial class ReportTimes
{
    /// <summary>The page without them.</summary>
    public static byte[] Without(string path) => Encoding.UTF8.GetBytes(Record().Replace(Section().Replace(File.ReadAllText(path), "", 1), "", 1));

    [GeneratedRegex("<section id=\"times\".*?</section>", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Section();

    // It is the last record of the page.
    [GeneratedRegex("\"times\":\\s*\\{.*?\\}(?=\\s*\\}\\s*</script>)", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Record();
}
