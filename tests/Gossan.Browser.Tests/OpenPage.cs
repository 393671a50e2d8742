using Microsoft.Playwright;

namespace Gossan.Browser.Tests;

/// <summary>A page that is open in a browser without a network, and what went wrong on it.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [], requests = [];

    private OpenPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors and warnings of scripts and of the browser.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Every address that was asked for, but those that hold what they name.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>The first map.</summary>
    public ILocator Map => Page.Locator("figure.map").First;

    public static async Task<OpenPage> OpenAsync(IBrowser browser, string file, int width, ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, Offline = true });
        var open = new OpenPage(context, await context.NewPageAsync());
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
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                open.requests.Add(request.Url);
            }
        };
        await open.Page.GotoAsync(new Uri(file).AbsoluteUri);

        // A map is there when its cells are coloured.
        await open.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('img.map-cells')].length > 0 && [...document.querySelectorAll('img.map-cells')].every(image => image.src.startsWith('data:') && image.complete)");
        return open;
    }

    /// <summary>The picture of the first map's frame, to compare before and after.</summary>
    public async Task<string> LookAsync() => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await Map.Locator(".map-live").ScreenshotAsync()));

    /// <summary>The address of the cells that the first map shows.</summary>
    public Task<string?> CellsAsync() => Map.Locator("img.map-cells").GetAttributeAsync("src");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
