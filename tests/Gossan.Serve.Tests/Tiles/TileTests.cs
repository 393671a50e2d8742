using System.Net;
using Gossan.Grids;
using Gossan.Report.Maps;
using Gossan.Serve.Tiles;
using SkiaSharp;

namespace Gossan.Serve.Tests.Tiles;

public sealed class TileTests(RunResult run)
{
    private const string Likelihood = $"{RunResult.Target}/{RunResult.First}/likelihood";

    [Fact]
    public async Task Every_pixel_at_full_resolution_is_the_grey_of_its_cell()
    {
        await using var site = await Site.Open(run.Folder);
        var (grid, cells) = Rasters.Read(Rasters.Path(run.Folder, RunResult.First, "likelihood.tif"));

        using var tile = await Picture(site, Site.Tile(Likelihood, 0, 0, 0));

        Assert.Equal((256, 256), (tile.Width, tile.Height));
        for (int y = 0; y < 256; y++)
        {
            for (int x = 0; x < 256; x++)
            {
                byte expected = y < grid.Rows && x < grid.Columns ? GreyScale.Of(cells[(y * grid.Columns) + x], 0, 1) : (byte)0;
                Assert.Equal(expected, tile.GetPixel(x, y).Red);
            }
        }
    }

    [Fact]
    public async Task A_layer_of_the_evidence_runs_between_its_own_ends()
    {
        await using var site = await Site.Open(run.Folder);
        var layer = (await site.Record("api/run")).GetProperty("regions")[0].GetProperty("layers").EnumerateArray().Last();
        string name = layer.GetProperty("name").GetString()!;
        int band;
        using (var stack = RasterFile.Open(Rasters.Stack(run.Folder)))
        {
            band = stack.BandNames.ToList().IndexOf(name);
        }

        var (grid, cells) = Rasters.Read(Rasters.Stack(run.Folder), band);
        double low = layer.GetProperty("low").GetDouble(), high = layer.GetProperty("high").GetDouble();

        using var tile = await Picture(site, Site.Tile($"evidence/{name}", 0, 0, 0));

        Assert.Equal("evidence", layer.GetProperty("kind").GetString());
        Assert.True(low < high);
        Assert.All(Enumerable.Range(0, cells.Length), i => Assert.Equal(GreyScale.Of(cells[i], low, high), tile.GetPixel(i % grid.Columns, i / grid.Columns).Red));
    }

    [Fact]
    public async Task A_tile_of_a_lower_level_shows_more_cells()
    {
        await using var site = await Site.Open(run.Folder);

        using var whole = await Picture(site, Site.Tile(Likelihood, 0, 0, 0));
        using var half = await Picture(site, Site.Tile(Likelihood, 1, 0, 0));

        // 60 x 80 cells are 30 x 40 pixels: beyond, nothing.
        Assert.Contains(Enumerable.Range(0, 30 * 40), i => half.GetPixel(i % 40, i / 40).Red > 0);
        Assert.DoesNotContain(Enumerable.Range(0, 256 * 256).Where(i => i % 256 >= 40 || i / 256 >= 30), i => half.GetPixel(i % 256, i / 256).Red > 0);
        Assert.Contains(Enumerable.Range(0, 60 * 80), i => i % 80 >= 40 && whole.GetPixel(i % 80, i / 80).Red > 0);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(21, 0, 0)]
    [InlineData(20, 2147483647, 2147483647)]
    public async Task Where_there_are_no_cells_there_is_no_tile(int level, int x, int y)
    {
        await using var site = await Site.Open(run.Folder);

        using var answer = await site.Get(Site.Tile(Likelihood, level, x, y));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_with_the_rasters_stamp_may_be_kept_for_good_another_not()
    {
        await using var site = await Site.Open(run.Folder);
        string stamp = (await site.Record("api/run")).GetProperty("regions")[0].GetProperty("layers")[0].GetProperty("stamp").GetString()!;

        using var known = await site.Get(Site.Tile(Likelihood, 0, 0, 0, stamp));
        using var old = await site.Get(Site.Tile(Likelihood, 0, 0, 0, "another"));

        Assert.Contains("immutable", known.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-cache", old.Headers.CacheControl!.ToString());
    }

    [Fact]
    public void Tiles_cover_a_grid_once()
    {
        var grid = new Grid("", new(0, 1, 0, 0, 0, -1), 1000, 700);
        for (int level = 0; level < 4; level++)
        {
            long cells = 0;
            for (int y = 0; y < 5; y++)
            {
                for (int x = 0; x < 5; x++)
                {
                    var address = new TileAddress(level, x, y);
                    if (address.CellsIn(grid) is var (_, _, rows, columns))
                    {
                        cells += (long)rows * columns;
                        Assert.InRange(address.PixelsOf(rows), 1, 256);
                        Assert.InRange(address.PixelsOf(columns), 1, 256);
                    }
                }
            }

            Assert.Equal(700_000, cells);
        }
    }

    private static async Task<SKBitmap> Picture(Site site, string path)
    {
        using var answer = await site.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        return SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
