using Gossan.Grids;
using Gossan.Report.Maps;
using Gossan.Report.Page;
using Gossan.Report.Page.Maps;
using Gossan.Testing;

namespace Gossan.Report.Tests.Page;

/// <summary>How large a page's maps may be.</summary>
public sealed class MapPixelsTests
{
    private const int Megabyte = 1_000_000;

    [Fact]
    public void One_region_of_a_thousand_cells_is_shown_cell_for_cell() => Assert.Equal(1000, MapPixels.For(results: 4, layers: 26).Result);

    [Theory]
    [InlineData(4, 26)]
    [InlineData(5, 154)]
    [InlineData(60, 900)]
    public void However_many_maps_there_are_they_stay_within_12_megabytes_of_noise(int results, int layers)
    {
        var pixels = MapPixels.For(results, layers);

        Assert.InRange(((results * Math.Pow(pixels.Result, 2)) + (layers * Math.Pow(pixels.Layer, 2))) * 4 / 3, 0, 12 * Megabyte);
    }

    [Fact]
    public void A_layer_of_a_thousand_times_a_thousand_cells_of_noise_takes_little_more_than_a_byte_a_cell()
    {
        using var folder = new TemporaryFolder();
        var grid = new Grid(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 100, 0, 7_000_000, 0, -100), 1000, 1000);
        float[] cells = new float[grid.Cells];
        var noise = new Random(7);
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = noise.NextSingle();
        }

        using (var writer = RasterWriter.Create(folder["noise.tif"], grid, ["noise"]))
        {
            writer.Write(0, 0, grid.Rows, cells);
            writer.Complete();
        }

        var map = MapDataReading.Read("noise", [new("noise", "noise", "", "Result", folder["noise.tif"], 0, ColourRamp.Viridis, 0, 1)], [], [], MapPixels.For(results: 4, layers: 26).Result);

        Assert.InRange(PageJson.TextOf(map).Length, Megabyte, 1.4 * Megabyte);
    }
}
