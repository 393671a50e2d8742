using Microsoft.Playwright;

namespace Gossan.Browser.Tests.Serve;

/// <summary>The page of <c>gossan serve</c> in a browser, and what went wrong on it.</summary>
public sealed class WalkedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [], elsewhere = [];

    private WalkedPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors and warnings of scripts and of the browser, broken rules of the page's policy among them.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Every address outside the server that was asked for.</summary>
    public IReadOnlyList<string> Elsewhere => elsewhere;

    public static async Task<WalkedPage> OpenAsync(IBrowser browser, string address, int width, ColorScheme scheme, bool bypassPolicy)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, BypassCSP = bypassPolicy, AcceptDownloads = true });
        var open = new WalkedPage(context, await context.NewPageAsync());
        open.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                open.complaints.Add(message.Text);
            }
        };
        open.Page.PageError += (_, error) => open.complaints.Add(error);
        open.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                open.elsewhere.Add(request.Url);
            }
        };
        await open.Page.GotoAsync(address);
        await open.TilesAsync();
        return open;
    }

    /// <summary>Waits until all tiles that are seen are painted.</summary>
    public Task TilesAsync() => Page.WaitForFunctionAsync(
        "() => { const tiles = [...document.querySelectorAll('.leaflet-tile')]; return tiles.length > 0 && tiles.every(tile => tile.classList.contains('leaflet-tile-loaded')); }");

    /// <summary>The picture of the map, to compare before and after.</summary>
    public async Task<string> LookAsync()
    {
        await TilesAsync();
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await Page.Locator("#map").ScreenshotAsync()));
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
