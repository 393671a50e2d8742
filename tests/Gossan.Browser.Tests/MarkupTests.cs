namespace Gossan.Browser.Tests;

/// <summary>The report by the rules of HTML: web/.htmlvalidate.mjs names the few that are off, and why.</summary>
public sealed class MarkupTests(ReportInBrowser report)
{
    [Fact]
    public void It_is_valid_html()
    {
        report.NeedsBrowser();
        string web = Checkout.PathOf("web");

        var (code, text) = Programs.Run(Programs.Find("node", "node.exe")!, web, Path.Combine("node_modules", "html-validate", "bin", "html-validate.mjs"), "--config", ".htmlvalidate.mjs", "--formatter", "text", report.Path);

        Assert.True(code == 0, text.Length > 4000 ? text[..4000] : text);
    }
}
