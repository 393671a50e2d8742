using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gossan.Cli.Tests.Commands;

public class ServeCommandTests
{
    [Fact]
    public async Task It_tells_where_it_is_answers_there_also_while_a_command_works_and_ends_well_by_ctrl_C()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill(2)");
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();
        using var child = Child.Start("serve", project.Folder, "--port", "0");
        Assert.True(child.Until(() => child.Said.Contains("Ctrl-C", StringComparison.Ordinal)));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = AddressIn(child.Said) };

        var run = JsonNode.Parse(await client.GetStringAsync(new Uri("api/run", UriKind.Relative), TestContext.Current.CancellationToken))!;
        Assert.Equal("Small", (string?)run["name"]);
        Assert.Single(run["regions"]!.AsArray());
        project.Do("report").Succeeded();
        using var answer = await client.GetAsync(new Uri("", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        child.PressCtrlC();
        var ended = child.Wait();
        Assert.Equal(0, ended.Code);
        Assert.Equal("", ended.Errors);
    }

    [Theory]
    [InlineData("logistic", "map: { uncertainty: 10 }", "map: { uncertainty: 10, attribution: none }")]
    [InlineData("logistic", "map: { uncertainty: 10 }", "map: { uncertainty: 10, attribution: none, baseline: mean }")]
    [InlineData("mae", "map: { uncertainty: 10 }", "map: { uncertainty: 10, attribution: none, baseline: mean }")]
    public async Task A_cell_that_no_map_explains_is_explained_by_its_model_as_the_map_would(string model, string plain, string without)
    {
        using var project = SmallProject.With(model, (plain, without));
        project.Do("run").Succeeded();
        using var child = Child.Start("serve", project.Folder, "--port", "0", "--json");
        Assert.True(child.Until(() => child.Said.TrimEnd().EndsWith('}')));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new((string)JsonNode.Parse(child.Said)!["address"]!) };
        string address = $"api/explanation?region=district&target=copper&model={model}&row=30&column=40";

        var told = JsonNode.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken))!;

        project.Edit("attribution: none", "attribution: all");
        project.Do("run").Succeeded();
        using var raster = Grids.RasterFile.Open(project[$"out/copper/{model}/district/attribution.tif"]);
        float[] cell = new float[1];
        var mapped = raster.BandNames.Select((name, band) =>
        {
            raster.Read(band, 30, 40, 1, 1, cell);
            return (name, cell[0]);
        }).ToDictionary(StringComparer.Ordinal);
        Assert.Equal("model", (string?)told["from"]);
        Assert.Equal(mapped.Keys.Order(StringComparer.Ordinal), told["layers"]!.AsArray().Select(layer => (string)layer!["layer"]!).Order(StringComparer.Ordinal));

        // The map's own batches may round otherwise.
        Assert.All(told["layers"]!.AsArray(), layer => Assert.Equal(mapped[(string)layer!["layer"]!], (float)layer["effect"]!, 1e-4f));
    }

    [Fact]
    public void A_port_that_is_taken_is_said_before_anything_else()
    {
        using var project = SmallProject.Quick();
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var ran = Child.Run("serve", project.Folder, "--port", $"{port}");

        Assert.Equal(2, ran.Code);
        Assert.StartsWith($"error: cannot listen on 127.0.0.1, port {port}", ran.Errors, StringComparison.Ordinal);
        Assert.Equal("", ran.Output);
    }

    [Theory]
    [InlineData("--port", "65536", "must be 0 to 65535")]
    [InlineData("--port", "-1", "must be 0 to 65535")]
    [InlineData("--address", "everywhere", "must be an address such as 127.0.0.1")]
    public void What_is_no_port_or_address_is_refused(string option, string value, string words)
    {
        var ran = Shell.Run("serve", ".", option, value);

        Assert.Equal(1, ran.Code);
        Assert.Contains(words, ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_address_than_this_machines_own_is_warned_of()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill(2)");
        using var project = SmallProject.Quick();
        using var child = Child.Start("serve", project.Folder, "--port", "0", "--address", "0.0.0.0");
        Assert.True(child.Until(() => child.Said.Contains("Ctrl-C", StringComparison.Ordinal)));
        child.PressCtrlC();

        Assert.StartsWith("warning: on 0.0.0.0 everybody who reaches this machine can read the results", child.Wait().Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void While_a_network_learns_the_run_tells_how_far_it_is_and_its_curves_and_leaves_no_trace()
    {
        using var project = SmallProject.With("mae", ("epochs: 2, batch", "epochs: 400, patience: 400, batch"));
        project.Do("prepare").Succeeded();
        using var child = Child.Start("pretrain", project.Folder);
        string path = Path.Combine(project.Folder, ".gossan", "progress.json"), text = "";

        bool told = child.Until(() => Told(path, ref text));
        var progress = JsonNode.Parse(text)!;
        child.PressCtrlC();
        child.Wait();

        Assert.True(told);
        Assert.Equal("pretrain", (string?)progress["step"]);
        Assert.Equal("windows", (string?)progress["unit"]);
        var curves = progress["curves"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, curves.Count), curves.Select(part => (int)part!["part"]!));
        Assert.Contains("train_loss", curves[0]!["names"]!.AsArray().Select(name => (string)name!));
        Assert.False(File.Exists(path));
    }

    private static bool Told(string path, ref string text)
    {
        try
        {
            text = File.ReadAllText(path);
            return JsonNode.Parse(text)!["curves"]!.AsArray().Count > 1;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return false;
        }
    }

    private static Uri AddressIn(string said) => new(said.Split('\n')[0].Split(": ")[1]);
}
