using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gossan.Browser.Tests;

/// <summary>The map to walk on.</summary>
public sealed partial class MapTests(ReportInBrowser report)
{
    [Fact]
    public async Task It_zooms_by_its_buttons_and_pans_by_drag_and_by_keys()
    {
        await using var open = await report.OpenAsync();
        await open.Map.ScrollIntoViewIfNeededAsync();
        string whole = await open.LookAsync();
        float before = await WidthAsync(open);

        await open.Map.Locator(".leaflet-control-zoom-in").ClickAsync();
        string near = await open.LookAsync();
        Assert.True(await WidthAsync(open) > 1.5 * before);
        Assert.NotEqual(whole, near);

        var box = (await open.Map.Locator(".map-live").BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(box.X + 300, box.Y + 200);
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.MoveAsync(box.X + 400, box.Y + 260, new() { Steps = 5 });
        await open.Page.Mouse.UpAsync();
        string moved = await open.LookAsync();
        Assert.NotEqual(near, moved);

        await open.Map.Locator(".map-live").FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(moved, await open.LookAsync());
    }

    [Fact]
    public async Task Another_layer_is_another_picture_with_another_legend()
    {
        await using var open = await report.OpenAsync();
        string? likelihood = await open.CellsAsync();

        await open.Map.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "magnetics_nt" });
        await open.Page.WaitForFunctionAsync("old => document.querySelector('img.map-cells').src !== old", likelihood);

        Assert.Contains("magnetics_nt (standardised)", await open.Map.Locator(".map-legend").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("0.000", await open.Map.Locator(".map-legend span").First.InnerTextAsync());
    }

    [Fact]
    public async Task Layers_become_transparent_and_sites_and_prospects_can_be_hidden()
    {
        await using var open = await report.OpenAsync();
        Assert.True(await open.Map.Locator("path.map-prospect").CountAsync() > 0);
        int marks = await open.Map.Locator("path.leaflet-interactive").CountAsync();

        await open.Map.Locator("input[type=range]").FillAsync("30");
        await open.Map.GetByLabel("prospects").UncheckAsync();
        Assert.Equal(0, await open.Map.Locator("path.map-prospect").CountAsync());
        await open.Map.GetByLabel("sites").UncheckAsync();

        Assert.Equal("0.3", await open.Map.Locator("img.map-cells").EvaluateAsync<string>("image => image.style.opacity"));
        Assert.True(marks > 40, $"{marks} marks");
        Assert.Equal(0, await open.Map.Locator("path.leaflet-interactive").CountAsync());
    }

    [Fact]
    public async Task What_is_unlike_the_training_windows_is_hatched_unless_that_is_switched_off()
    {
        await using var open = await report.OpenAsync();
        await open.Page.WaitForFunctionAsync("() => document.querySelector('img.map-outside').src.startsWith('data:')");
        string hatched = await open.LookAsync();

        await open.Map.GetByLabel("unlike the training windows").UncheckAsync();

        Assert.Equal(0, await open.Map.Locator("img.map-outside").CountAsync());
        Assert.NotEqual(hatched, await open.LookAsync());
    }

    [Fact]
    public async Task The_value_under_the_pointer_is_that_of_its_layer()
    {
        await using var open = await report.OpenAsync();
        var box = (await open.Map.Locator("img.map-cells").BoundingBoxAsync())!;

        await open.Page.Mouse.MoveAsync(box.X + (box.Width / 3), box.Y + (box.Height / 2), new() { Steps = 2 });

        var reading = Reading().Match(await open.Map.Locator("output").InnerTextAsync());
        Assert.True(reading.Success, await open.Map.Locator("output").InnerTextAsync());
        Assert.InRange(double.Parse(reading.Groups["value"].Value, CultureInfo.InvariantCulture), 0, 1);
    }

    [Fact]
    public async Task A_prospect_leads_to_its_card()
    {
        await using var open = await report.OpenAsync();

        await open.Map.Locator(".map-rank").First.ClickAsync();
        await open.Map.Locator(".leaflet-popup").WaitForAsync();
        string words = await open.Map.Locator(".map-card").InnerTextAsync();
        await open.Page.WaitForFunctionAsync("() => document.querySelector('.leaflet-popup').getBoundingClientRect().top >= document.querySelector('.map-live').getBoundingClientRect().top");
        await open.Map.Locator(".map-card a").ClickAsync();

        Assert.StartsWith("Prospect 1", words, StringComparison.Ordinal);
        Assert.Contains("nearest known site", words, StringComparison.Ordinal);
        string card = await open.Page.EvaluateAsync<string>("() => document.activeElement.id");
        Assert.EndsWith("-prospect-1", card, StringComparison.Ordinal);
        await open.Page.WaitForFunctionAsync("id => { const box = document.getElementById(id).getBoundingClientRect(); return box.top > -1 && box.top < innerHeight; }", card);
    }

    private static async Task<float> WidthAsync(OpenPage open) => (await open.Map.Locator("img.map-cells").BoundingBoxAsync())!.Width;

    [GeneratedRegex(@"^E -?\d+, N -?\d+: likelihood: (?<value>\d\.\d+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reading();
}
