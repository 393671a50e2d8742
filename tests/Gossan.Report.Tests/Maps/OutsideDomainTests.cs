using Gossan.Evidence.Synthetic;
using Gossan.Grids;
using Gossan.Report.Maps;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Maps;

/// <summary>Cells outside of what the model has seen, in a map's picture.</summary>
public sealed class OutsideDomainTests : IDisposable
{
    private static readonly SKColor Grey = new(0xE4, 0xE4, 0xE4);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_outside_are_pale_and_hatched_and_all_others_as_before()
    {
        string map = Likelihood(1, 4, 1, 1, float.NaN, 0), novelty = Novelty(1, 4, 1, 0, float.NaN, 1);
        var (plain, result) = Draw(map, null);
        var (masked, same) = Draw(map, novelty);

        using (plain)
        using (masked)
        {
            Assert.Equal((result.MapLeft, result.MapTop, result.MapWidth, result.MapHeight), (same.MapLeft, same.MapTop, same.MapWidth, same.MapHeight));
            Assert.Equal(plain.Height + 48, masked.Height);
            Dictionary<SKColor, int> outside = Colours(masked, result, cell: 0), low = Colours(masked, result, cell: 3);
            Assert.Equal(Colours(plain, result, cell: 1), Colours(masked, result, cell: 1));
            Assert.Equal([Grey], Colours(masked, result, cell: 2).Keys);

            // Two colours: of the cell, less colourful and lighter, and of the lines, one pixel in seven.
            foreach (var (of, cell) in new[] { (outside, 0), (low, 3) })
            {
                SKColor was = Assert.Single(Colours(plain, result, cell).Keys), pale = of.MaxBy(colour => colour.Value).Key;
                Assert.Equal(2, of.Count);
                Assert.Equal(1 / 7.0, of.Values.Min() / (double)of.Values.Sum(), 0.01);
                Assert.True(Colourfulness(pale) < 0.3 * Colourfulness(was));
                Assert.True(pale.Red + pale.Green + pale.Blue > was.Red + was.Green + was.Blue || was.Green > 0xD0);
            }

            Assert.NotEqual(outside.Keys.Order(Comparer<SKColor>.Create((a, b) => ((uint)a).CompareTo((uint)b))), low.Keys.Order(Comparer<SKColor>.Create((a, b) => ((uint)a).CompareTo((uint)b))));
        }
    }

    [Fact]
    public void A_block_of_cells_is_outside_where_at_least_half_of_it_is()
    {
        // Blocks of two by two: two, one, and four outside.
        string map = Likelihood(200, 600, [.. Enumerable.Repeat(0.5f, 120_000)]);
        string novelty = Novelty(200, 600, [.. Enumerable.Range(0, 120_000).Select(i => (i % 6) switch { 0 => 1f, 1 => 0f, 2 => (i / 600) % 2, 3 => 0f, _ => 1f })]);
        var (picture, result) = Draw(map, novelty);

        using (picture)
        {
            Assert.Equal(2, result.CellsPerSample);
            bool[] pale = [.. Enumerable.Range(0, 3).Select(column => Enumerable.Range(0, 14).Any(row => picture.GetPixel(result.MapLeft + column, result.MapTop + row) != new SKColor(0x21, 0x90, 0x8C)))];
            Assert.Equal([true, false, true], pale);
        }
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(double.NaN, "0 %")]
    [InlineData(0.0004, "< 0.1 %")]
    [InlineData(0.0005, "0.1 %")]
    [InlineData(0.0825, "8.3 %")]
    [InlineData(1, "100 %")]
    public void The_share_of_the_area_is_said_in_words(double share, string words) => Assert.Equal(words, OutsideInk.Words(share));

    [Fact]
    public void The_legend_depends_on_the_share()
    {
        string map = Likelihood(1, 2, 0.5f, 0.5f);
        var (one, result) = Draw(map, Novelty(1, 2, 1, 0));
        var (both, _) = Draw(map, Novelty(1, 2, 1, 1));

        using (one)
        using (both)
        {
            int different = 0;
            for (int y = 0; y < one.Height; y++)
            {
                for (int x = result.MapLeft + result.MapWidth + 10; x < one.Width; x++)
                {
                    different += one.GetPixel(x, y) == both.GetPixel(x, y) ? 0 : 1;
                }
            }

            Assert.InRange(different, 20, 2000);
        }
    }

    [Fact]
    public void A_mask_on_other_cells_is_refused()
    {
        string map = Likelihood(1, 2, 0, 1), novelty = Novelty(1, 3, 0, 1, 1);

        var error = Assert.Throws<MapPictureException>(() => MapPicture.Write(map, folder["map.png"], new() { Title = "", NoveltyPath = novelty }));

        Assert.Contains("does not lie on the cells of", error.Message, StringComparison.Ordinal);
        Assert.Contains("no band 'outside_domain'", Assert.Throws<MapPictureException>(() => MapPicture.Write(map, folder["map.png"], new() { Title = "", NoveltyPath = SameWithoutMask(map) })).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["map.png"]));
    }

    [Fact]
    public void A_district_with_a_corner_outside_gives_the_same_bytes_twice()
    {
        var district = SyntheticDistrict.With(new() { Rows = 120, Columns = 160, Known = 12, Withheld = 8 });
        string map = Raster(district.Grid, ["likelihood"], [.. district.Layers[0].Value.Select((cell, i) => float.IsNaN(cell) ? cell : (float)district.Favourability[i])]);
        float[] outside = [.. district.Layers[0].Value.Select((cell, i) => float.IsNaN(cell) ? cell : i / 160 < 60 && i % 160 > 95 ? 1f : 0f)];
        string novelty = Raster(district.Grid, ["novelty", "outside_domain"], outside, outside);
        var options = new MapPictureOptions
        {
            Title = "Likelihood of a deposit",
            NoveltyPath = novelty,
            Maximum = null,
            Sites =
            [
                new("known deposits", SiteSymbol.FilledCircle, [.. district.Known.Select(cell => district.Grid.CentreOf(cell.Row, cell.Column))]),
                new("withheld deposits", SiteSymbol.HollowDiamond, [.. district.Withheld.Select(cell => district.Grid.CentreOf(cell.Row, cell.Column))]),
            ],
        };

        MapPicture.Write(map, folder["one.png"], options);
        MapPicture.Write(map, folder["two.png"], options);

        Assert.Equal(File.ReadAllBytes(folder["one.png"]), File.ReadAllBytes(folder["two.png"]));
    }

    private static int Colourfulness(SKColor colour) => Math.Max(colour.Red, Math.Max(colour.Green, colour.Blue)) - Math.Min(colour.Red, Math.Min(colour.Green, colour.Blue));

    private static Dictionary<SKColor, int> Colours(SKBitmap picture, MapPictureResult result, int cell)
    {
        var found = new Dictionary<SKColor, int>();
        int width = result.MapWidth / 4;
        for (int i = 0; i < width * result.MapHeight; i++)
        {
            var colour = picture.GetPixel(result.MapLeft + (cell * width) + (i % width), result.MapTop + (i / width));
            found[colour] = found.GetValueOrDefault(colour) + 1;
        }

        return found;
    }

    private static Grid Utm(int rows, int columns) => new(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 250, 0, 7_700_000, 0, -250), rows, columns);

    private string Likelihood(int rows, int columns, params float[] cells) => Raster(Utm(rows, columns), ["likelihood"], cells);

    private string Novelty(int rows, int columns, params float[] outside) => Raster(Utm(rows, columns), ["novelty", "outside_domain"], [.. outside.Select(cell => 100 * cell)], outside);

    private string SameWithoutMask(string map)
    {
        using var raster = RasterFile.Open(map);
        return Raster(raster.Grid, ["a", "b"], new float[raster.Grid.Cells], new float[raster.Grid.Cells]);
    }

    private string Raster(Grid grid, string[] names, params float[][] bands)
    {
        string path = folder[$"{Guid.NewGuid():N}.tif"];
        using var writer = RasterWriter.Create(path, grid, names);
        for (int band = 0; band < names.Length; band++)
        {
            writer.Write(band, 0, grid.Rows, bands[band]);
        }

        writer.Complete();
        return path;
    }

    private (SKBitmap Picture, MapPictureResult Result) Draw(string map, string? novelty)
    {
        string png = folder[$"{Guid.NewGuid():N}.png"];
        var result = MapPicture.Write(map, png, new() { Title = "Outside", MapWidth = 300, NoveltyPath = novelty });
        return (SKBitmap.Decode(png), result);
    }
}
