using Gossan.Evidence.Synthetic;
using Gossan.Grids;
using Gossan.Report.Maps;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Maps;

public sealed class MapPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_cell_has_its_colour_and_missing_cells_are_grey()
    {
        string raster = Raster(Utm(rows: 2, columns: 3), 0, 0.5f, 1, 0.1f, float.NaN, 7);

        var (picture, result) = Draw(raster, new() { Title = "Six cells", MapWidth = 300 });

        using (picture)
        {
            Assert.Equal((300, 200), (result.MapWidth, result.MapHeight));
            Assert.Equal((result.Width, result.Height), (picture.Width, picture.Height));
            Assert.Equal(new SKColor(0x44, 0x01, 0x54), Cell(row: 0, column: 0));
            Assert.Equal(new SKColor(0x21, 0x90, 0x8C), Cell(row: 0, column: 1));
            Assert.Equal(new SKColor(0xFD, 0xE7, 0x25), Cell(row: 0, column: 2));
            Assert.Equal(new SKColor(0x48, 0x25, 0x76), Cell(row: 1, column: 0));
            Assert.Equal(new SKColor(0xE4, 0xE4, 0xE4), Cell(row: 1, column: 1));
            Assert.Equal(new SKColor(0xFD, 0xE7, 0x25), Cell(row: 1, column: 2));

            // Nearest neighbour: the cell's colour up to its last pixel.
            Assert.Equal(Cell(row: 0, column: 0), picture.GetPixel(result.MapLeft + 99, result.MapTop + 99));
            Assert.Equal(Cell(row: 0, column: 1), picture.GetPixel(result.MapLeft + 100, result.MapTop + 99));
        }

        SKColor Cell(int row, int column) => picture.GetPixel(result.MapLeft + (100 * column) + 50, result.MapTop + (100 * row) + 50);
    }

    [Fact]
    public void North_is_up_whichever_way_the_rows_run()
    {
        string upright = Raster(Utm(rows: 2, columns: 2), 0, 0.2f, 0.4f, 0.8f);
        string southUp = Raster(new(Utm(1, 1).Crs, new(500_000, 250, 0, 7_700_000 - 500, 0, 250), 2, 2), 0.4f, 0.8f, 0, 0.2f);

        var (one, result) = Draw(upright, new() { Title = "", MapWidth = 100 });
        var (other, _) = Draw(southUp, new() { Title = "", MapWidth = 100 });

        using (one)
        using (other)
        {
            for (int i = 0; i < 4; i++)
            {
                var (x, y) = (result.MapLeft + 25 + (50 * (i % 2)), result.MapTop + 25 + (50 * (i / 2)));
                Assert.Equal(one.GetPixel(x, y), other.GetPixel(x, y));
            }
        }
    }

    [Fact]
    public void The_title_is_drawn_in_letters()
    {
        string raster = Raster(Utm(rows: 1, columns: 2), 0, 1);

        var (nickel, result) = Draw(raster, new() { Title = "Nickel" });
        var (copper, _) = Draw(raster, new() { Title = "Copper" });
        var (none, _) = Draw(raster, new() { Title = "" });

        using (nickel)
        using (copper)
        using (none)
        {
            Assert.InRange(Differences(nickel, copper, below: result.MapTop), 100, 20_000);
            Assert.InRange(Differences(nickel, none, below: result.MapTop), 300, 20_000);
            Assert.Equal(Differences(nickel, copper, below: result.MapTop), Differences(nickel, copper, below: result.Height));
        }
    }

    [Fact]
    public void A_long_title_stays_inside_the_picture()
    {
        string raster = Raster(Utm(rows: 1, columns: 2), 0, 1);

        var (picture, result) = Draw(raster, new() { Title = new('W', 300), MapWidth = 300 });

        using (picture)
        {
            for (int y = 0; y < picture.Height; y++)
            {
                Assert.Equal(SKColors.White, picture.GetPixel(result.Width - 1, y));
            }
        }
    }

    [Fact]
    public void The_same_map_gives_the_same_bytes()
    {
        var district = SyntheticDistrict.With(new() { Rows = 60, Columns = 80, Known = 8, Withheld = 8 });
        string raster = Raster(district.Grid, [.. district.Favourability.Select(value => (float)value)]);
        var options = new MapPictureOptions { Title = "Twice", Sites = Sites(district), Maximum = null };

        MapPicture.Write(raster, folder["one.png"], options);
        MapPicture.Write(raster, folder["two.png"], options);

        Assert.Equal(File.ReadAllBytes(folder["one.png"]), File.ReadAllBytes(folder["two.png"]));
    }

    [Fact]
    public void Sites_stand_on_their_cells_and_those_outside_are_counted()
    {
        var grid = Utm(rows: 3, columns: 3);
        string raster = Raster(grid, new float[9]);
        var options = new MapPictureOptions
        {
            Title = "Sites",
            MapWidth = 300,
            Sites =
            [
                new("known sites", SiteSymbol.FilledCircle, [grid.CentreOf(row: 0, column: 2), grid.CentreOf(row: 9, column: 9)]),
                new("withheld sites", SiteSymbol.HollowDiamond, [grid.CentreOf(row: 2, column: 0), grid.CentreOf(row: -1, column: 0)]),
            ],
        };

        var (picture, result) = Draw(raster, options);

        using (picture)
        {
            Assert.Equal(2, result.SitesOutside);
            Assert.Equal(SKColors.White, At(250, 50));
            Assert.Equal(new SKColor(0x44, 0x01, 0x54), At(50, 250));
            Assert.NotEqual(new SKColor(0x44, 0x01, 0x54), At(59, 250));
        }

        SKColor At(int x, int y) => picture.GetPixel(result.MapLeft + x, result.MapTop + y);
    }

    [Fact]
    public void A_large_raster_is_drawn_as_means_of_blocks()
    {
        // 2,500 columns on 500 pixels: blocks of 5 x 5, values that rise eastward; one block without data, one with a gap.
        const int Columns = 2500;
        var grid = Utm(rows: 1000, columns: Columns);
        float[] cells = new float[1000 * Columns];
        for (int i = 0; i < cells.Length; i++)
        {
            var (row, column) = Math.DivRem(i, Columns);
            cells[i] = row < 5 && column < 5 ? float.NaN : row is 5 && column < 5 ? float.NaN : column / 5 / 499f;
        }

        var (picture, result) = Draw(Raster(grid, cells), new() { Title = "Large", MapWidth = 500 });

        using (picture)
        {
            Assert.Equal(5, result.CellsPerSample);
            Assert.Equal((500, 200), (result.MapWidth, result.MapHeight));
            Assert.Equal(new SKColor(0xE4, 0xE4, 0xE4), picture.GetPixel(result.MapLeft, result.MapTop));
            Assert.Equal(new SKColor(0x44, 0x01, 0x54), picture.GetPixel(result.MapLeft, result.MapTop + 1));
            for (int x = 1; x < 500; x++)
            {
                var (red, green, blue) = ColourRamp.Viridis.At(x / 499.0);
                Assert.Equal(new SKColor(red, green, blue), picture.GetPixel(result.MapLeft + x, result.MapTop + 100));
            }
        }
    }

    [Fact]
    public void Memory_grows_with_the_picture_and_not_with_the_raster()
    {
        string raster = Raster(Utm(rows: 4000, columns: 4000), new float[16_000_000]);
        var options = new MapPictureOptions { Title = "Memory", MapWidth = 200 };
        MapPicture.Write(raster, folder["warm.png"], options);

        long before = GC.GetAllocatedBytesForCurrentThread();
        MapPicture.Write(raster, folder["again.png"], options);

        // 64 MB of cells; one read of a million of them is 4 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12_000_000);
    }

    [Fact]
    public void Open_ends_of_the_range_are_percentiles()
    {
        float[] cells = [.. Enumerable.Range(0, 101).Select(i => (float)i)];
        string raster = Raster(Utm(rows: 1, columns: 101), cells);

        var both = MapPicture.Write(raster, folder["both.png"], new() { Title = "", Minimum = null, Maximum = null });
        var one = MapPicture.Write(raster, folder["one.png"], new() { Title = "", Minimum = -5, Maximum = null });

        Assert.Equal((2, 98), (both.Minimum, both.Maximum));
        Assert.Equal((-5, 98), (one.Minimum, one.Maximum));
    }

    [Theory]
    [InlineData(3f, 3, 4)]
    [InlineData(float.NaN, 0, 1)]
    public void One_value_or_none_still_gives_a_picture(float value, double minimum, double maximum)
    {
        string raster = Raster(Utm(rows: 1, columns: 2), value, value);

        var result = MapPicture.Write(raster, folder["flat.png"], new() { Title = "", Minimum = null, Maximum = null });

        Assert.Equal((minimum, maximum), (result.Minimum, result.Maximum));
    }

    [Fact]
    public void A_map_in_degrees_is_as_wide_as_the_land()
    {
        // 60 degrees north: a degree of longitude is half as long as one of latitude.
        string degrees = Raster(Degrees(), new float[100]);
        string plane = Raster(Utm(rows: 10, columns: 10), new float[100]);

        Assert.Equal(2, Ratio(MapPicture.Write(degrees, folder["degrees.png"], new() { Title = "", MapWidth = 300 })), 0.05);
        Assert.Equal(1, Ratio(MapPicture.Write(plane, folder["plane.png"], new() { Title = "", MapWidth = 300 })), 1e-9);

        static double Ratio(MapPictureResult map) => (double)map.MapHeight / map.MapWidth;
    }

    [Fact]
    public void The_scale_bar_measures_kilometres_and_is_absent_in_degrees()
    {
        // 2,500 m on 300 pixels: a kilometre is 120 pixels, and the rim of its bar closes on the next.
        var options = new MapPictureOptions { Title = "", MapWidth = 300 };

        Assert.Equal(121, LongestDarkLine(Raster(Utm(rows: 10, columns: 10), new float[100])));
        Assert.InRange(LongestDarkLine(Raster(Degrees(), new float[100])), 0, 40);

        int LongestDarkLine(string raster)
        {
            var (picture, result) = Draw(raster, options);
            using (picture)
            {
                int longest = 0;
                for (int y = 0; y < picture.Height; y++)
                {
                    int run = 0;
                    for (int x = result.MapLeft + result.MapWidth + 10; x < picture.Width; x++)
                    {
                        run = picture.GetPixel(x, y) == new SKColor(0x22, 0x22, 0x22) ? run + 1 : 0;
                        longest = Math.Max(longest, run);
                    }
                }

                return longest;
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4000)]
    [InlineData(4000, 1)]
    public void Any_shape_is_drawn(int rows, int columns)
    {
        string raster = Raster(Utm(rows, columns), new float[rows * columns]);

        var result = MapPicture.Write(raster, folder["shape.png"], new() { Title = "Shape", MapWidth = 300 });

        Assert.InRange(result.MapWidth, 1, 300);
        Assert.InRange(result.MapHeight, 1, 450);
    }

    [Fact]
    public void Several_bands_are_refused_with_the_way_out()
    {
        using (var writer = RasterWriter.Create(folder["two.tif"], Utm(rows: 1, columns: 1), ["a", "b"]))
        {
            writer.Write(0, 0, 1, [1]);
            writer.Write(1, 0, 1, [2]);
            writer.Complete();
        }

        var error = Assert.Throws<MapPictureException>(() => MapPicture.Write(folder["two.tif"], folder["two.png"], new() { Title = "" }));

        Assert.Contains("2 bands", error.Message, StringComparison.Ordinal);
        Assert.Contains("a, b", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["two.png"]));
        Assert.Contains("no band 'c'", Assert.Throws<MapPictureException>(() => MapPicture.Write(folder["two.tif"], folder["two.png"], new() { Title = "", Band = "c" })).Message, StringComparison.Ordinal);
        var second = MapPicture.Write(folder["two.tif"], folder["two.png"], new() { Title = "", Band = "b", Minimum = null, Maximum = null });
        Assert.Equal((2, 3), (second.Minimum, second.Maximum));
    }

    [Fact]
    public void All_that_is_wrong_with_the_options_is_said_at_once()
    {
        var error = Assert.Throws<MapPictureException>(() => new MapPictureOptions { Title = "", Minimum = 2, MapWidth = 5 }.Validated());

        Assert.Contains("minimum (2) must be below its maximum (1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("width is 5 pixels", error.Message, StringComparison.Ordinal);
        Assert.Throws<MapPictureException>(() => new MapPictureOptions { Title = "", Minimum = double.NaN }.Validated());
    }

    [Fact]
    public void A_ramp_starts_and_ends_with_its_end_colours()
    {
        var ramp = ColourRamp.Viridis;

        Assert.Equal(ramp.Colours[0], ramp.At(-3));
        Assert.Equal(ramp.Colours[^1], ramp.At(1.5));
        Assert.Equal(ramp.Colours[5], ramp.At(0.5));
        Assert.Equal(((0x44 + 0x48) / 2, (0x01 + 0x25) / 2, (0x54 + 0x76) / 2), ramp.At(0.05));
    }

    [Fact]
    public void The_fonts_licence_travels_with_the_library()
    {
        using var licence = new StreamReader(typeof(MapPicture).Assembly.GetManifestResourceStream("DejaVu-LICENSE.txt")!);

        Assert.Contains("Bitstream", licence.ReadToEnd(), StringComparison.Ordinal);
    }

    private static Grid Utm(int rows, int columns) => new(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 250, 0, 7_700_000, 0, -250), rows, columns);

    private static Grid Degrees() => new(CoordinateSystem.WktOf("EPSG:4326"), new(20, 0.1, 0, 60.5, 0, -0.1), 10, 10);

    private static IReadOnlyList<SiteLayer> Sites(SyntheticDistrict district) =>
    [
        new("known sites", SiteSymbol.FilledCircle, [.. district.Known.Select(cell => district.Grid.CentreOf(cell.Row, cell.Column))]),
        new("withheld sites", SiteSymbol.HollowDiamond, [.. district.Withheld.Select(cell => district.Grid.CentreOf(cell.Row, cell.Column))]),
    ];

    private static int Differences(SKBitmap one, SKBitmap other, int below)
    {
        int count = 0;
        for (int y = 0; y < below; y++)
        {
            for (int x = 0; x < one.Width; x++)
            {
                count += one.GetPixel(x, y) == other.GetPixel(x, y) ? 0 : 1;
            }
        }

        return count;
    }

    private string Raster(Grid grid, params float[] cells)
    {
        string path = folder[$"{Guid.NewGuid():N}.tif"];
        using var writer = RasterWriter.Create(path, grid, ["value"]);
        writer.Write(0, 0, grid.Rows, cells);
        writer.Complete();
        return path;
    }

    private (SKBitmap Picture, MapPictureResult Result) Draw(string raster, MapPictureOptions options)
    {
        string png = Path.ChangeExtension(raster, $".{Guid.NewGuid():N}.png");
        var result = MapPicture.Write(raster, png, options);
        return (SKBitmap.Decode(png), result);
    }
}
