using Microsoft.Playwright;

namespace Gossan.Browser.Tests;

/// <summary>The report, opened from disk.</summary>
public sealed class OpeningTests(ReportInBrowser report)
{
    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Nothing_goes_wrong_and_nothing_else_is_asked_for(int width, ColorScheme scheme)
    {
        await using var open = await report.OpenAsync(width, scheme);

        // All of the page comes into view once, and every plot is unfolded.
        await open.Page.EvaluateAsync("() => { for (const part of document.querySelectorAll('details')) part.open = true; scrollTo(0, document.body.scrollHeight); }");

        Assert.Empty(open.Complaints);
        Assert.Equal([new Uri(report.Path).AbsoluteUri], open.Requests);
    }

    [Fact]
    public async Task Every_section_is_there_and_says_its_name()
    {
        await using var open = await report.OpenAsync();

        var titles = await open.Page.Locator("main h2").AllInnerTextsAsync();

        Assert.Equal(["polymetallic", "Evaluation", "Maps and prospects", "Layers and sites", "Pretraining", "Limits", "To repeat this"], titles);
        Assert.Equal(0, await open.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('nav a, main a')].filter(link => link.hash && !document.getElementById(decodeURIComponent(link.hash.slice(1)))).length"));
    }

    [Fact]
    public async Task Every_figure_has_a_text_in_its_place_and_every_picture_can_be_seen()
    {
        await using var open = await report.OpenAsync();

        int figures = await open.Page.Locator("figure").CountAsync();
        string[] without = await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('figure')].filter(figure => ![...figure.querySelectorAll('img:not(.map-cells)')].some(image => image.alt.trim())).map(figure => figure.outerHTML.slice(0, 200))");
        string[] broken = await open.Page.EvaluateAsync<string[]>("async () => { const images = [...document.querySelectorAll('main figure img')]; await Promise.all(images.map(image => image.decode().catch(() => 0))); return images.filter(image => image.naturalWidth === 0).map(image => image.alt); }");

        Assert.True(figures > 20, $"{figures} figures");
        Assert.Empty(without);
        Assert.Empty(broken);
    }

    [Fact]
    public async Task The_first_screen_holds_the_map_and_how_good_how_sure_and_where_first()
    {
        await using var open = await report.OpenAsync(1400);

        double[] bottoms = await open.Page.EvaluateAsync<double[]>("() => ['.map-live', '.verdict', '.plot img'].map(part => document.querySelector(`.opening ${part}`).getBoundingClientRect().bottom + scrollY)");

        Assert.All(bottoms, bottom => Assert.InRange(bottom, 1, 900));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task The_page_is_no_wider_than_its_window(int width)
    {
        await using var open = await report.OpenAsync(width);
        await open.Page.EvaluateAsync("() => { for (const part of document.querySelectorAll('details')) part.open = true; }");

        string[] wider = await open.Page.EvaluateAsync<string[]>("width => [document.documentElement, document.body].filter(element => element.scrollWidth > width).map(element => `${element.tagName} ${element.scrollWidth}`)", width);

        Assert.Empty(wider);
    }

    [Fact]
    public async Task Light_and_dark_are_the_readers_choice()
    {
        await using var light = await report.OpenAsync();
        await using var dark = await report.OpenAsync(scheme: ColorScheme.Dark);

        Assert.Equal("rgb(255, 255, 255)", await Ground(light));
        Assert.NotEqual("rgb(255, 255, 255)", await Ground(dark));
        Assert.Equal("light dark", await dark.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));

        static Task<string> Ground(OpenPage open) => open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
    }
}
