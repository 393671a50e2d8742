using System.Net;
using System.Text.Json;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;

namespace Gossan.Serve.Tests.Cells;

public sealed class CellTests(RunResult run)
{
    [Fact]
    public async Task A_cells_values_are_those_of_the_rasters()
    {
        await using var site = await Site.Open(run.Folder);
        var (grid, likelihood) = Rasters.Read(Rasters.Path(run.Folder, RunResult.First, "likelihood.tif"));
        int at = Array.FindLastIndex(likelihood, value => !float.IsNaN(value)), row = at / grid.Columns, column = at % grid.Columns;

        var cell = await site.Record(Site.Cell("cell", row, column));

        var values = cell.GetProperty("values");
        Assert.Equal(likelihood[at], values.GetProperty($"{RunResult.Target}/{RunResult.First}/likelihood").GetSingle());
        Assert.Equal(Rasters.Read(Rasters.Path(run.Folder, RunResult.Second, "likelihood.tif")).Cells[at], values.GetProperty($"{RunResult.Target}/{RunResult.Second}/likelihood").GetSingle());
        var bands = StackAudit.Read(StackAudit.PathBeside(Rasters.Stack(run.Folder))).Bands;
        for (int band = 0; band < bands.Count; band++)
        {
            Assert.Equal(Rasters.Read(Rasters.Stack(run.Folder), band).Cells[at], values.GetProperty("evidence/" + bands[band].Fitted.Name).GetSingle());
        }

        var (x, y) = grid.CentreOf(row, column);
        Assert.Equal((x, y), (cell.GetProperty("x").GetDouble(), cell.GetProperty("y").GetDouble()));
    }

    [Fact]
    public async Task Evidence_is_also_told_in_the_surveys_own_unit()
    {
        await using var site = await Site.Open(run.Folder);
        var bands = StackAudit.Read(StackAudit.PathBeside(Rasters.Stack(run.Folder))).Bands;
        int compared = 0;

        for (int row = 5; row < 60; row += 10)
        {
            var surveyed = (await site.Record(Site.Cell("cell", row, 40))).GetProperty("surveyed");
            foreach (var band in bands)
            {
                var (grid, layer) = Rasters.Read(Path.Combine(run.Folder, "layers", band.Fitted.Name + ".tif"));
                float raw = layer[(row * grid.Columns) + 40];
                var told = surveyed.GetProperty("evidence/" + band.Fitted.Name);

                // What lay beyond a fence is told at the fence.
                var fence = band.Fitted.Steps.OfType<FenceStep>().SingleOrDefault();
                if (float.IsNaN(raw))
                {
                    Assert.Equal(JsonValueKind.Null, told.ValueKind);
                }
                else
                {
                    double expected = fence is null ? raw : Math.Clamp(raw, fence.Lower, fence.Upper);
                    Assert.Equal(expected, told.GetDouble(), 1e-4 * Math.Max(1, Math.Abs(expected)));
                    compared++;
                }
            }
        }

        Assert.True(compared > 10, $"{compared} compared");
    }

    [Fact]
    public async Task Its_percentile_is_the_share_of_cells_below()
    {
        await using var site = await Site.Open(run.Folder);
        var (grid, likelihood) = Rasters.Read(Rasters.Path(run.Folder, RunResult.First, "likelihood.tif"));
        int at = Array.FindIndex(likelihood, value => value > 0.3);
        double below = 100.0 * likelihood.Count(value => value < likelihood[at]) / likelihood.Count(value => !float.IsNaN(value));

        var cell = await site.Record(Site.Cell("cell", at / grid.Columns, at % grid.Columns));

        Assert.Equal(below, cell.GetProperty("percentiles").GetProperty($"{RunResult.Target}/{RunResult.First}/likelihood").GetDouble(), 1.0);
    }

    [Fact]
    public async Task The_nearest_sites_are_the_nearest()
    {
        await using var site = await Site.Open(run.Folder);
        var grid = Rasters.Read(Rasters.Stack(run.Folder)).Grid;
        var (x, y) = grid.CentreOf(10, 20);
        var expected = StackAudit.Read(StackAudit.PathBeside(Rasters.Stack(run.Folder))).Sites[RunResult.Target].Used()
            .Select(known => (known.Name, Kilometres: double.Hypot(known.X - x, known.Y - y) / 1000)).OrderBy(known => known.Kilometres).Take(3).ToList();

        var found = (await site.Record(Site.Cell("cell", 10, 20))).GetProperty("nearest").GetProperty(RunResult.Target).EnumerateArray().ToList();

        Assert.Equal(expected.Select(known => known.Name), found.Select(known => known.GetProperty("name").GetString()));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Kilometres, pair.Second.GetProperty("kilometres").GetDouble(), 1e-6));
    }

    [Theory]
    [InlineData("row=60&column=0")]
    [InlineData("row=0&column=80")]
    [InlineData("row=-1&column=0")]
    [InlineData("row=0")]
    [InlineData("row=1.5&column=0")]
    [InlineData("row=0&row=1&column=0")]
    [InlineData("row=99999999999&column=0")]
    public async Task A_cell_outside_the_grid_is_none(string query)
    {
        await using var site = await Site.Open(run.Folder);

        using var answer = await site.Get($"api/cell?region={RunResult.Region}&{query}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
