using System.Globalization;
using System.Net;
using System.Text.Json;
using Gossan.Report.Page.Results;
using Gossan.Serve.Explanations;
using Gossan.Serve.Live;

namespace Gossan.Serve.Tests;

/// <summary>A server on a free port, and a client that asks it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly MapServer server;
    private readonly StringWriter errors;

    private Site(MapServer server, StringWriter errors)
    {
        (this.server, this.errors) = (server, errors);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
    }

    public HttpClient Client { get; }

    public Uri Address => server.Address;

    /// <summary>What the server told of its own bugs.</summary>
    public string Bugs => errors.ToString();

    public static async Task<Site> Open(string folder, ICellExplanations? explanations = null)
    {
        var errors = new StringWriter();
        return new(await MapServer.Start(RequestOf(folder) with { Explanations = explanations ?? new NoExplanations() }, errors, TestContext.Current.CancellationToken), errors);
    }

    public static ServeRequest RequestOf(string folder)
    {
        string output = Path.Combine(folder, "out"), target = Path.Combine(output, RunResult.Target);
        return new()
        {
            Folder = folder,
            ProgressPath = Path.Combine(folder, ".gossan", RunProgress.FileName),
            Explanations = new NoExplanations(),
            Port = 0,
            Version = "1.2.3",
            Files = new(
                "Small district", output, Path.Combine(output, "run.json"), Path.Combine(output, "backbone"),
                [new(RunResult.Region, Path.Combine(output, "stack", RunResult.Region + ".tif"), Path.Combine(output, "stack", RunResult.Region + ".png"))],
                [
                    new(RunResult.Target, Path.Combine(target, "comparison.json"), Path.Combine(target, "plots"), Path.Combine(target, "folds.json"), new Dictionary<string, string>(StringComparer.Ordinal), Path.Combine(target, "studies"),
                        [.. new[] { RunResult.First, RunResult.Second }.Select(model => new ModelFiles(model, Path.Combine(target, model), Path.Combine(target, model, "plots"), [new MapFiles(RunResult.Region, Path.Combine(target, model, RunResult.Region))]))]),
                ]),
        };
    }

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Asks for a record that must be there.</summary>
    public async Task<JsonElement> Record(string path)
    {
        using var answer = await Get(path);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public static string Tile(string layer, int level, int x, int y, string of = "") =>
        string.Create(CultureInfo.InvariantCulture, $"api/tiles?region={RunResult.Region}&layer={Uri.EscapeDataString(layer)}&level={level}&x={x}&y={y}&of={of}");

    public static string Cell(string what, int row, int column, string model = RunResult.First) =>
        string.Create(CultureInfo.InvariantCulture, $"api/{what}?region={RunResult.Region}&row={row}&column={column}&target={RunResult.Target}&model={model}");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        await errors.DisposeAsync();
    }
}
