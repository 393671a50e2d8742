using Gossan.Testing;
using Microsoft.Playwright;

namespace Gossan.Browser.Tests;

/// <summary>A report of a small district, made once, and a browser to open it in.</summary>
public sealed class ReportInBrowser : IAsyncLifetime
{
    // Little of everything that a page can show: two models, folds, attributions, novelty, uncertainty; the backbone learns next to nothing.
    private static readonly string[] Small =
    [
        "--set", "windows.size=5", "--set", "windows.patch=1", "--set", "backbone.epochs=1", "--set", "backbone.windows_per_epoch=512", "--set", "backbone.width=16", "--set", "backbone.heads=2", "--set", "backbone.blocks=1",
        "--set", "classifier.epochs=3", "--set", "map.uncertainty=10", "--set", "map.attribution_points=7", "--set", "evaluation.folds=3", "--set", "evaluation.seeds=[1, 2]", "--set", "evaluation.resamples=100", "--set", "evaluation.block_size=10000",
    ];

    private readonly TemporaryFolder folder = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The page's file.</summary>
    public string Path => System.IO.Path.Combine(folder.FullPath, "out", "report.html");

    public async ValueTask InitializeAsync()
    {
        // Debian's and Fedora's names, Chrome's, and that of Windows.
        if (Programs.Find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe") is { } chromium)
        {
            playwright = await Playwright.CreateAsync();

            // Root may not use the sandbox, and tests in containers are root.
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
            Programs.Gossan(["demo", "--project", folder.FullPath, .. Small]);
            Programs.Gossan(["compare", folder.FullPath, "--models", "logistic,wofe", .. Small]);
            Programs.Gossan(["report", folder.FullPath, .. Small]);
        }
    }

    /// <summary>The project's folder.</summary>
    public string Folder => folder.FullPath;

    /// <summary>The browser; <see langword="null"/> where there is none.</summary>
    public IBrowser? Browser => browser;

    /// <summary>Whether there is a browser, and with it a project.</summary>
    public bool HasBrowser => browser is not null;

    /// <summary>Opens the report, or skips the test where there is no browser.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    public Task<OpenPage> OpenAsync(int width = 1400, ColorScheme scheme = ColorScheme.Light)
    {
        NeedsBrowser();
        return OpenPage.OpenAsync(browser!, Path, width, scheme);
    }

    /// <summary>Skips the test where there is no browser.</summary>
    public void NeedsBrowser() => Assert.SkipWhen(browser is null, "there is no Chromium on the PATH (scripts/browser.sh installs it where apt may)");

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        folder.Dispose();
    }
}
