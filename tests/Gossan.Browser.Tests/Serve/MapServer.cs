using System.Diagnostics;
using System.Text.Json;

namespace Gossan.Browser.Tests.Serve;

/// <summary><c>gossan serve</c> on the results that the report shows.</summary>
public sealed class MapServer(ReportInBrowser report) : IAsyncLifetime
{
    private Process? process;

    /// <summary>The project's folder.</summary>
    public string Folder => report.Folder;

    public async ValueTask InitializeAsync()
    {
        if (report.HasBrowser)
        {
            process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "gossan.dll"), "serve", report.Folder, "--port", "0", "--json"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            process.BeginErrorReadLine();   // what it says to people is of no use here
            string document = "";
            while (!document.EndsWith('}'))
            {
                document += await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the server ended");
            }

            Address = JsonDocument.Parse(document).RootElement.GetProperty("address").GetString()!;
        }
    }

    /// <summary>Where the page is.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Opens the page, or skips the test where there is no browser.</summary>
    public Task<WalkedPage> OpenAsync(int width = 1400, Microsoft.Playwright.ColorScheme scheme = Microsoft.Playwright.ColorScheme.Light, bool bypassPolicy = false)
    {
        report.NeedsBrowser();
        return WalkedPage.OpenAsync(report.Browser!, Address, width, scheme, bypassPolicy);
    }

    public ValueTask DisposeAsync()
    {
        process?.Kill();
        process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
