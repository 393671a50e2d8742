using System.Net;
using Gossan.Grids;
using Gossan.Report.Page.Results;

namespace Gossan.Serve.Tests.Runs;

public sealed class RunViewTests(RunResult run)
{
    [Fact]
    public async Task Everything_that_lies_on_the_grid_is_told()
    {
        await using var site = await Site.Open(run.Folder);

        var view = await site.Record("api/run");

        var region = view.GetProperty("regions")[0];
        Assert.Equal((60, 80), (region.GetProperty("rows").GetInt32(), region.GetProperty("columns").GetInt32()));
        string[] kinds = [.. region.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("kind").GetString()!).Distinct()];
        Assert.Equal(["likelihood", "uncertainty", "novelty", "outside-domain", "attribution", "evidence"], kinds);
        Assert.Equal("1.2.3", view.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Prospects_are_those_of_their_file()
    {
        await using var site = await Site.Open(run.Folder);
        var rows = ProspectRow.Read(Rasters.Path(run.Folder, RunResult.First, "prospects.gpkg"));

        var told = (await site.Record("api/run")).GetProperty("regions")[0].GetProperty("targets")[0].GetProperty("models")[0].GetProperty("prospects").EnumerateArray().ToList();

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Select(row => (row.Rank, row.Likelihood, row.SquareKilometres, row.Words)), told.Select(one => (
            one.GetProperty("rank").GetInt32(), one.GetProperty("likelihood").GetDouble(), one.GetProperty("square_kilometres").GetDouble(), one.GetProperty("words").GetString()!)));
        Assert.Equal(rows[0].Polygons[0][0][0].X, told[0].GetProperty("polygons")[0][0][0][0].GetDouble());
    }

    [Fact]
    public async Task A_map_on_another_grid_than_its_stack_is_not_shown()
    {
        using var folder = run.Copy();
        string path = Rasters.Path(folder.FullPath, RunResult.First, "likelihood.tif");
        var grid = Rasters.Read(path).Grid;
        using (var writer = RasterWriter.Create(path, new Grid(grid.Crs, grid.Transform, grid.Rows - 1, grid.Columns), ["likelihood"]))
        {
            writer.Write(0, 0, grid.Rows - 1, new float[(grid.Rows - 1) * grid.Columns]);
            writer.Complete();
        }

        await using var site = await Site.Open(folder.FullPath);
        var layers = (await site.Record("api/run")).GetProperty("regions")[0].GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("id").GetString()).ToList();

        Assert.DoesNotContain("copper/logistic/likelihood", layers);
        Assert.Contains("copper/wofe/likelihood", layers);
    }

    [Fact]
    public async Task Results_are_downloaded_as_they_are_whole_or_in_ranges()
    {
        await using var site = await Site.Open(run.Folder);
        byte[] expected = File.ReadAllBytes(Rasters.Path(run.Folder, RunResult.First, "likelihood.tif"));
        const string path = "api/file?name=copper/logistic/district/likelihood.tif";

        byte[] whole = await site.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = new(100, 199);
        using var part = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, whole);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(expected[100..200], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", part.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_with_what_to_do()
    {
        await using var site = await Site.Open(run.Folder);

        var error = await Assert.ThrowsAsync<ServeException>(() => MapServer.Start(Site.RequestOf(run.Folder) with { Port = site.Address.Port }, TextWriter.Null, TestContext.Current.CancellationToken));

        Assert.Contains($"port {site.Address.Port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("--port", error.Message, StringComparison.Ordinal);
    }
}
