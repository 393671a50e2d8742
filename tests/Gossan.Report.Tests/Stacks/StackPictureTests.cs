using Gossan.Grids;
using Gossan.Report.Maps;
using Gossan.Report.Stacks;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Stacks;

public sealed class StackPictureTests : IDisposable
{
    private static readonly SKColor Missing = new(0xE4, 0xE4, 0xE4);
    private static readonly SKColor Lowest = new(0x44, 0x01, 0x54);
    private static readonly SKColor Highest = new(0xFD, 0xE7, 0x25);
    private static readonly SKColor Absent = new(0xF3, 0xE3, 0xBC);
    private static readonly SKColor Present = new(0x2F, 0x64, 0x8E);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_band_has_a_panel_with_its_own_range()
    {
        string stack = Stack(Utm(rows: 2, columns: 2), [0, 1, 2, 3], [-100, 500, float.NaN, 0]);

        var (picture, result) = Draw(stack, new() { Title = "Two", PanelWidth = 200 });

        using (picture)
        {
            Assert.Equal((result.Width, result.Height), (picture.Width, picture.Height));
            Assert.Equal((200, 200), (result.MapWidth, result.MapHeight));
            Assert.Equal(["layer 1", "layer 2"], result.Panels.Select(panel => panel.Title));
            Assert.Equal([Lowest, Highest], [Cell(0, 0, 0), Cell(0, 1, 1)]);
            Assert.Equal([Lowest, Highest, Missing], [Cell(1, 0, 0), Cell(1, 0, 1), Cell(1, 1, 0)]);
            Assert.Equal([(0, 3, 0), (-100, 500, 0.25)], result.Panels.Select(panel => (panel.Minimum, panel.Maximum, panel.MissingShare)));
        }

        SKColor Cell(int panel, int row, int column) => At(picture, result.Panels[panel], (100 * column) + 50, (100 * row) + 50);
    }

    [Fact]
    public void Missing_cells_look_like_no_value()
    {
        var colours = Enumerable.Range(0, 1001).Select(i => ColourRamp.Viridis.At(i / 1000.0)).Select(rgb => new SKColor(rgb.Red, rgb.Green, rgb.Blue));

        foreach (var colour in colours.Append(Absent).Append(Present))
        {
            Assert.True(Math.Abs(colour.Red - Missing.Red) + Math.Abs(colour.Green - Missing.Green) + Math.Abs(colour.Blue - Missing.Blue) > 50, $"{colour} is near the grey of missing cells");
        }
    }

    [Fact]
    public void Sites_stand_on_their_cells_of_every_panel_and_those_outside_are_counted()
    {
        var grid = Utm(rows: 3, columns: 3);
        string stack = Stack(grid, [0, 0, 0, 0, 0, 0, 0, 0, 1], [1, 1, 1, 1, 1, 1, 1, 1, 9], Filled(9, float.NaN));
        var options = new StackPictureOptions
        {
            Title = "Sites",
            PanelWidth = 300,
            Sites =
            [
                new("known", SiteSymbol.FilledCircle, [grid.CentreOf(row: 0, column: 2), grid.CentreOf(row: 9, column: 9)]),
                new("withheld", SiteSymbol.HollowDiamond, [grid.CentreOf(row: 2, column: 0)]),
            ],
        };

        var (picture, result) = Draw(stack, options);

        using (picture)
        {
            Assert.Equal(1, result.SitesOutside);
            foreach (var panel in result.Panels)
            {
                var ground = At(picture, panel, 150, 150);
                Assert.Equal(SKColors.White, At(picture, panel, 250, 50));
                Assert.Contains(Enumerable.Range(245, 10), x => At(picture, panel, x, 50).Red < 0x60 && At(picture, panel, x, 50) != ground);
                Assert.Equal(ground, At(picture, panel, 50, 250));
                Assert.Contains(Enumerable.Range(40, 10), x => At(picture, panel, x, 250) != ground);
            }
        }
    }

    [Fact]
    public void Binary_bands_have_two_colours_and_a_share_of_ones()
    {
        string stack = Stack(Utm(rows: 1, columns: 4), [0, 1, 1, float.NaN], [0, 0, 0, 0]);

        var (picture, result) = Draw(stack, new() { Title = "Binary", PanelWidth = 200, Bands = [new("granite", "one of five rocks", Binary: true), new("none", Binary: true)] });

        using (picture)
        {
            Assert.Equal([Absent, Present, Present, Missing], Enumerable.Range(0, 4).Select(column => At(picture, result.Panels[0], (50 * column) + 25, 25)));
            Assert.Equal([2.0 / 3, 0], result.Panels.Select(panel => panel.OnesShare!.Value));
            Assert.Equal(0.25, result.Panels[0].MissingShare);
            Assert.Equal(Absent, At(picture, result.Panels[1], 25, 25));
        }
    }

    [Fact]
    public void Two_colours_never_hide_other_values()
    {
        string stack = Stack(Utm(rows: 1, columns: 2), [0, 0.5f], [0, 1]);

        var declared = StackPicture.Write(stack, folder["declared.png"], new() { Title = "", Bands = [new("a", Binary: true), new("b")] });
        var undeclared = StackPicture.Write(stack, folder["undeclared.png"], new() { Title = "" });

        Assert.Equal([null, null], declared.Panels.Select(panel => panel.OnesShare));
        Assert.Equal([null, 0.5], undeclared.Panels.Select(panel => panel.OnesShare));
    }

    [Fact]
    public void A_single_one_among_many_zeros_stays_visible()
    {
        float[] cells = new float[1000 * 1000];
        cells[(500 * 1000) + 500] = 1;

        var (picture, result) = Draw(Stack(Utm(rows: 1000, columns: 1000), cells), new() { Title = "", PanelWidth = 100 });

        using (picture)
        {
            Assert.Equal(10, result.CellsPerSample);
            Assert.Equal(1e-6, result.Panels[0].OnesShare!.Value, 1e-12);
            Assert.InRange(At(picture, result.Panels[0], 50, 50).Red, 0x60, 0xB0);
            Assert.Equal(Absent, At(picture, result.Panels[0], 49, 50));
        }
    }

    [Fact]
    public void A_few_values_among_equal_ones_stretch_the_colours()
    {
        float[] cells = Filled(400, 5);
        cells[7] = 6;

        var result = StackPicture.Write(Stack(Utm(rows: 20, columns: 20), cells), folder["few.png"], new() { Title = "" });

        Assert.Equal((5, 6), (result.Panels[0].Minimum, result.Panels[0].Maximum));
    }

    [Fact]
    public void Colours_run_from_the_2nd_to_the_98th_percentile_and_clipped_ends_are_marked()
    {
        float[] clipped = [.. Enumerable.Range(0, 101).Select(i => (float)i)];
        float[] whole = [.. Enumerable.Range(0, 101).Select(i => Math.Clamp((float)i, 2, 98))];

        var (one, result) = Draw(Stack(Utm(rows: 1, columns: 101), clipped), new() { Title = "" });
        var (other, same) = Draw(Stack(Utm(rows: 1, columns: 101), whole), new() { Title = "" });

        using (one)
        using (other)
        {
            Assert.Equal((2, 98), (result.Panels[0].Minimum, result.Panels[0].Maximum));
            Assert.Equal((2, 98), (same.Panels[0].Minimum, same.Panels[0].Maximum));
            int below = result.Panels[0].MapTop + result.MapHeight + 1;
            Assert.True(Inked(one, below) > Inked(other, below), "the signs of clipped ends are missing");
        }
    }

    [Theory]
    [InlineData(3f, 3)]
    [InlineData(0f, 0)]
    [InlineData(-7e30f, -7e30f)]
    [InlineData(float.NaN, double.NaN)]
    public void A_band_of_one_value_or_none_still_has_a_panel(float value, double expected)
    {
        string stack = Stack(Utm(rows: 2, columns: 3), Filled(6, value), [0, 1, 2, 3, 4, 5]);

        var (picture, result) = Draw(stack, new() { Title = "Flat", Bands = [new("flat"), new("other")] });

        using (picture)
        {
            Assert.Equal((expected, expected), (result.Panels[0].Minimum, result.Panels[0].Maximum));
            Assert.Equal(float.IsNaN(value) ? 1 : 0, result.Panels[0].MissingShare);
            Assert.Equal(float.IsNaN(value), At(picture, result.Panels[0], 10, 10) == Missing);
        }
    }

    [Fact]
    public void Shares_are_counted_on_all_cells_and_not_on_those_drawn()
    {
        // Five million cells of which one is missing: no block of them is.
        float[] cells = [.. Enumerable.Range(0, 2500 * 2000).Select(i => (float)i)];
        cells[1_234_567] = float.NaN;

        var result = StackPicture.Write(Stack(Utm(rows: 2000, columns: 2500), cells), folder["large.png"], new() { Title = "", PanelWidth = 250 });

        Assert.Equal(10, result.CellsPerSample);
        Assert.Equal(1 / 5e6, result.Panels[0].MissingShare, 1e-15);
    }

    [Fact]
    public void A_large_stack_is_drawn_as_means_of_blocks_wherever_its_tiles_end()
    {
        // Blocks of 7 cells on tiles of 512, a value for each block column.
        const int Columns = 7 * 300;
        float[] cells = [.. Enumerable.Range(0, 700 * Columns).Select(i => i % Columns / 7 / 299f)];

        var (picture, result) = Draw(Stack(Utm(rows: 700, columns: Columns), cells, cells), new() { Title = "", PanelWidth = 300 });

        using (picture)
        {
            Assert.Equal((7, 300, 100), (result.CellsPerSample, result.MapWidth, result.MapHeight));
            foreach (var panel in result.Panels)
            {
                for (int x = 0; x < 300; x++)
                {
                    var (red, green, blue) = ColourRamp.Viridis.At(((x / 299f) - panel.Minimum) / (panel.Maximum - panel.Minimum));
                    Assert.Equal(new SKColor(red, green, blue), At(picture, panel, x, 73));
                }
            }
        }
    }

    [Fact]
    public void Memory_grows_with_the_picture_and_not_with_the_stack()
    {
        float[] cells = new float[3000 * 3000];
        string stack = Stack(Utm(rows: 3000, columns: 3000), cells, cells, cells);
        var options = new StackPictureOptions { Title = "Memory", PanelWidth = 100 };
        StackPicture.Write(stack, folder["warm.png"], options);

        long before = GC.GetAllocatedBytesForCurrentThread();
        StackPicture.Write(stack, folder["again.png"], options);

        // 108 MB of cells.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12_000_000);
    }

    [Fact]
    public void The_same_stack_gives_the_same_bytes()
    {
        var grid = Utm(rows: 40, columns: 30);
        float[][] bands = [.. Enumerable.Range(1, 5).Select(band => Enumerable.Range(0, 1200).Select(i => MathF.Sin(i * band)).ToArray())];
        string stack = Stack(grid, bands);
        var options = new StackPictureOptions { Title = "Twice", Sites = [new("sites", SiteSymbol.HollowDiamond, [grid.CentreOf(3, 4), grid.CentreOf(30, 20)])] };

        StackPicture.Write(stack, folder["one.png"], options);
        StackPicture.Write(stack, folder["two.png"], options);

        Assert.Equal(File.ReadAllBytes(folder["one.png"]), File.ReadAllBytes(folder["two.png"]));
    }

    [Fact]
    public void Names_and_units_are_drawn_in_letters_of_many_languages()
    {
        string stack = Stack(Utm(rows: 1, columns: 2), [0, 1]);
        StackBandView[] views = [new("Größe"), new("Grøße"), new("Никель"), new("δ¹⁸O", "‰"), new("δ¹⁸O", "%"), new("🪨"), new("a\nb\t"), new("")];

        var pictures = views.Select(view => Draw(stack, new() { Title = "", Bands = [view] }).Picture.Bytes).ToList();

        Assert.Equal(views.Length, pictures.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("W")]
    [InlineData("Geophysics_Gravity_")]
    [InlineData("e\u0301")]
    [InlineData("🪨")]
    [InlineData("no end ")]
    public void Long_names_stay_inside_their_panel(string part)
    {
        string name = string.Concat(Enumerable.Repeat(part, 100));
        string stack = Stack(Utm(rows: 2, columns: 2), [0, 1, 2, 3], [0, 1, 2, 3]);
        var options = new StackPictureOptions { Title = name, PanelWidth = 200, Columns = 2, Bands = [new(name, name), new(name + "2", name)], Sites = [new(name, SiteSymbol.FilledCircle, [])] };

        var (picture, result) = Draw(stack, options);

        using (picture)
        {
            int gap = result.Panels[0].MapLeft + result.MapWidth + 2, next = result.Panels[1].MapLeft - 2;
            for (int y = 0; y < picture.Height; y++)
            {
                Assert.Equal(SKColors.White, picture.GetPixel(picture.Width - 1, y));
                for (int x = gap; x < next && y > result.Panels[0].MapTop - 60; x++)
                {
                    Assert.Equal(SKColors.White, picture.GetPixel(x, y));
                }
            }

            Assert.Equal(name, result.Panels[0].Title);
        }
    }

    [Fact]
    public void Describing_other_bands_than_there_are_is_refused_with_the_way_out()
    {
        string stack = Stack(Utm(rows: 1, columns: 1), [1], [2]);

        var error = Assert.Throws<MapPictureException>(() => StackPicture.Write(stack, folder["two.png"], new() { Title = "", Bands = [new("one")] }));

        Assert.Contains("has 2 bands, but 1 are described", error.Message, StringComparison.Ordinal);
        Assert.Contains("or none", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["two.png"]));
    }

    [Fact]
    public void All_that_is_wrong_with_the_options_is_said_at_once()
    {
        var error = Assert.Throws<MapPictureException>(() => new StackPictureOptions { Title = "", Columns = -1, PanelWidth = 5 }.Validated());

        Assert.Contains("-1 panels side by side", error.Message, StringComparison.Ordinal);
        Assert.Contains("width is 5 pixels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_geochemistry_is_drawn_with_its_coast()
    {
        string copper = SharedData.PathOf("data/se_alaska_geochem/grid_500m/log10_Cu_ppm.tif");

        var (picture, result) = Draw(copper, new() { Title = "Copper" });

        using (picture)
        {
            Assert.InRange(result.Panels[0].MissingShare, 0.30, 0.38);
            Assert.Equal(2, result.CellsPerSample);
            Assert.Equal(Missing, At(picture, result.Panels[0], 2, result.MapHeight - 3));
        }
    }

    private static Grid Utm(int rows, int columns) => new(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 250, 0, 7_700_000, 0, -250), rows, columns);

    private static float[] Filled(int cells, float value) => [.. Enumerable.Repeat(value, cells)];

    private static SKColor At(SKBitmap picture, StackPanelResult panel, int x, int y) => picture.GetPixel(panel.MapLeft + x, panel.MapTop + y);

    private static int Inked(SKBitmap picture, int from) =>
        Enumerable.Range(from, picture.Height - from).Sum(y => Enumerable.Range(0, picture.Width).Count(x => picture.GetPixel(x, y) != SKColors.White));

    private string Stack(Grid grid, params float[][] bands)
    {
        string path = folder[$"{Guid.NewGuid():N}.tif"];
        using var writer = RasterWriter.Create(path, grid, [.. bands.Select((_, i) => $"layer {i + 1}")]);
        for (int band = 0; band < bands.Length; band++)
        {
            writer.Write(band, 0, grid.Rows, bands[band]);
        }

        writer.Complete();
        return path;
    }

    private (SKBitmap Picture, StackPictureResult Result) Draw(string raster, StackPictureOptions options)
    {
        string png = folder[$"{Guid.NewGuid():N}.png"];
        var result = StackPicture.Write(raster, png, options);
        return (SKBitmap.Decode(png), result);
    }
}
