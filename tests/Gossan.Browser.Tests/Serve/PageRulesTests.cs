using System.Text.Json;
using Microsoft.Playwright;

namespace Gossan.Browser.Tests.Serve;

/// <summary>The page of <c>gossan serve</c> by the rules of HTML and of accessibility.</summary>
public sealed class PageRulesTests(MapServer server) : IClassFixture<MapServer>
{
    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Nothing_serious_stands_in_a_readers_way(int width, ColorScheme scheme)
    {
        // The checker is a script of its own, which the page's policy rightly refuses.
        await using var open = await server.OpenAsync(width, scheme, bypassPolicy: true);
        await open.Page.GetByLabel("a second map beside it").CheckAsync();
        await open.Page.Locator("#map").ClickAsync(new() { Position = new() { X = 200, Y = 300 } });
        await open.Page.Locator("#cell table").WaitForAsync();
        await open.Page.EvaluateAsync("() => { for (const part of document.querySelectorAll('details')) part.open = true; }");
        await open.Page.AddScriptTagAsync(new() { Path = Checkout.PathOf("web/node_modules/axe-core/axe.min.js") });

        var result = await open.Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");

        Assert.Empty(AccessibilityTests.Serious(result));
        Assert.NotEmpty(result.GetProperty("passes").EnumerateArray());
    }

    [Fact]
    public void It_is_valid_html()
    {
        string web = Checkout.PathOf("web"), node = Programs.Find("node", "node.exe")!;

        var (code, text) = Programs.Run(node, web, Path.Combine("node_modules", "html-validate", "bin", "html-validate.mjs"), "--config", ".htmlvalidate.mjs", "--formatter", "text", Path.Combine("src", "serve", "serve.html"));

        Assert.True(code == 0, text);
    }
}
