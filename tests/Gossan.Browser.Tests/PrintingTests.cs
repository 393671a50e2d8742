using Gossan.Testing;
using Microsoft.Playwright;

namespace Gossan.Browser.Tests;

/// <summary>The report on paper.</summary>
public sealed class PrintingTests(ReportInBrowser report)
{
    /// <summary>Height of an A4 page within its margins of 1 cm at 96 dots an inch.</summary>
    private const double PageHeight = (297 - 20) / 25.4 * 96;

    [Fact]
    public async Task No_figure_card_or_row_is_taller_than_a_page_so_none_is_cut()
    {
        await using var open = await report.OpenAsync(width: 718);   // A4 within the same margins
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });

        string[] tall = await open.Page.EvaluateAsync<string[]>(
            "most => [...document.querySelectorAll('figure, .card, tr')].filter(part => part.getBoundingClientRect().height > most).map(part => part.outerHTML.slice(0, 200))", PageHeight);
        string[] cut = await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('figure, .card, table')].filter(part => part.getBoundingClientRect().right > innerWidth + 1).map(part => `${part.getBoundingClientRect().right} ${part.outerHTML.slice(0, 200)}`)");
        string[] whole = await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('figure, .card, tr')].filter(part => getComputedStyle(part).breakInside !== 'avoid').map(part => part.outerHTML.slice(0, 200))");

        Assert.Empty(tall);
        Assert.Empty(cut);
        Assert.Empty(whole);
        Assert.False(await open.Map.Locator(".map-live").IsVisibleAsync());
        Assert.True(await open.Map.Locator(".map-still").IsVisibleAsync());
    }

    [Fact]
    public async Task Every_heading_is_on_a_page()
    {
        string? reader = Programs.Find("pdftotext");
        await using var open = await report.OpenAsync();
        using var folder = new TemporaryFolder();
        await open.Page.PdfAsync(new() { Path = folder["report.pdf"], Format = "A4", Margin = new() { Top = "1cm", Bottom = "1cm", Left = "1cm", Right = "1cm" } });
        Assert.SkipWhen(reader is null, "there is no pdftotext to read the printed pages (apt-get install poppler-utils)");

        var (code, text) = Programs.Run(reader!, folder.FullPath, "-layout", "report.pdf", "-");

        Assert.Equal(0, code);
        string flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var titles = await open.Page.Locator("main h2, main h3").AllTextContentsAsync();
        Assert.All(titles, title => Assert.Contains(title.Trim(), flat, StringComparison.Ordinal));
        Assert.InRange(text.Count(letter => letter == '\f'), 5, 40);
    }
}
