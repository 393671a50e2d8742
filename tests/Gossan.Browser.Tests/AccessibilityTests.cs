using System.Text.Json;
using Microsoft.Playwright;

namespace Gossan.Browser.Tests;

/// <summary>What axe-core, the checker behind most browsers' audits, has to say about the report.</summary>
public sealed class AccessibilityTests(ReportInBrowser report)
{
    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Nothing_serious_stands_in_a_readers_way(int width, ColorScheme scheme)
    {
        await using var open = await report.OpenAsync(width, scheme);
        await open.Page.EvaluateAsync("() => { for (const part of document.querySelectorAll('details')) part.open = true; }");
        await open.Page.AddScriptTagAsync(new() { Path = Checkout.PathOf("web/node_modules/axe-core/axe.min.js") });

        var result = await open.Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");

        Assert.Empty(Serious(result));
        Assert.NotEmpty(result.GetProperty("passes").EnumerateArray());
    }

    /// <summary>What is serious or critical of it, in words.</summary>
    internal static IEnumerable<string> Serious(JsonElement result) =>
        result.GetProperty("violations").EnumerateArray().Where(violation => violation.GetProperty("impact").GetString() is "serious" or "critical").Select(Words);

    private static string Words(JsonElement violation) =>
        $"{violation.GetProperty("id")} ({violation.GetProperty("impact")}): {string.Join("; ", violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => $"{node.GetProperty("html")} {node.GetProperty("failureSummary")}"))}";
}
