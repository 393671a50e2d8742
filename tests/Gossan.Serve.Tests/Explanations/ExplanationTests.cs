using System.Net;
using Gossan.Grids;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Models;

namespace Gossan.Serve.Tests.Explanations;

public sealed class ExplanationTests(RunResult run)
{
    [Fact]
    public async Task Where_the_map_of_attributions_has_a_value_it_is_given_strongest_first()
    {
        var counted = new CountedExplanations(() => null);
        await using var site = await Site.Open(run.Folder, counted);
        string path = Rasters.Path(run.Folder, RunResult.First, "attribution.tif");
        string[] names;
        using (var raster = RasterFile.Open(path))
        {
            names = [.. raster.BandNames];
        }

        var bands = names.Select((name, band) => (Name: name, Rasters.Read(path, band).Cells)).ToList();
        var grid = Rasters.Read(path).Grid;
        int at = Array.FindIndex(bands[0].Cells, value => !float.IsNaN(value));

        var found = await site.Record(Site.Cell("explanation", at / grid.Columns, at % grid.Columns));

        Assert.Equal("map", found.GetProperty("from").GetString());
        Assert.Equal(
            bands.Select(band => (band.Name, Effect: (double)band.Cells[at])).OrderByDescending(band => Math.Abs(band.Effect)),
            found.GetProperty("layers").EnumerateArray().Select(layer => (layer.GetProperty("layer").GetString()!, layer.GetProperty("effect").GetDouble())));
        Assert.Equal(0, counted.Asked);
    }

    [Fact]
    public async Task Elsewhere_the_model_is_asked_once_a_cell_and_by_one_at_a_time()
    {
        var counted = new CountedExplanations(() => new(0.5, [new("a", 0.1), new("b", -0.4)], 0.2));
        await using var site = await Site.Open(run.Folder, counted);
        var cells = Unexplained().Take(6).ToList();

        var found = await Task.WhenAll(cells.Concat(cells).Select(cell => site.Record(Site.Cell("explanation", cell.Row, cell.Column))));
        await site.Record(Site.Cell("explanation", cells[0].Row, cells[0].Column));

        Assert.All(found, one => Assert.Equal("model", one.GetProperty("from").GetString()));
        Assert.All(found, one => Assert.Equal(["b", "a"], one.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("layer").GetString())));
        Assert.Contains("0.20 log-odds", found[0].GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, counted.Asked);
        Assert.False(counted.Overlapped);
    }

    [Fact]
    public async Task Why_there_is_none_is_said()
    {
        var (row, column) = Unexplained().First();
        foreach (var (explain, words) in new (Func<CellExplanation?>, string)[]
        {
            (() => null, "no complete window"),
            (() => new(0.5, [], 0), "does not say what its layers add"),
            (() => throw ModelException.Damaged("model.json", "it is torn"), "it is torn"),
        })
        {
            await using var site = await Site.Open(run.Folder, new CountedExplanations(explain));
            var found = await site.Record(Site.Cell("explanation", row, column));

            Assert.Equal("", found.GetProperty("from").GetString());
            Assert.Contains(words, found.GetProperty("note").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_map_that_is_not_there_explains_nothing()
    {
        await using var site = await Site.Open(run.Folder);

        using var answer = await site.Get(Site.Cell("explanation", 5, 5, model: "mae"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private IEnumerable<(int Row, int Column)> Unexplained()
    {
        var (grid, cells) = Rasters.Read(Rasters.Path(run.Folder, RunResult.First, "attribution.tif"));
        return Enumerable.Range(0, cells.Length).Where(i => float.IsNaN(cells[i])).Select(i => (i / grid.Columns, i % grid.Columns));
    }
}
