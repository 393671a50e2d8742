using Gossan.Grids;
using Gossan.Report.Stacks;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Stacks;

public sealed class StackPictureShapeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1, 7)]
    [InlineData(1, 4000, 3)]
    [InlineData(4000, 1, 3)]
    [InlineData(30, 20, 26)]
    public void Any_shape_is_drawn(int rows, int columns, int bands)
    {
        var result = Write(rows, columns, bands, new() { Title = "Shape" });

        Assert.Equal(bands, result.Panels.Count);
        Assert.InRange(result.MapWidth, 1, 427);
        Assert.InRange(result.MapHeight, 1, 641);
        AllInside(result);
    }

    [Theory]
    [InlineData(200, 2000)]
    [InlineData(200, 320)]
    public void Panels_shrink_until_all_fit(int bands, int panelWidth)
    {
        var result = Write(3, 4, bands, new() { Title = "Many", PanelWidth = panelWidth });

        Assert.Equal((bands, 0), (result.Panels.Count, result.BandsLeftOut));
        Assert.True(result.MapWidth >= 200, $"maps of {result.MapWidth} pixels");
        AllInside(result);
    }

    [Fact]
    public void Bands_for_which_there_is_no_room_are_counted_and_the_picture_says_so()
    {
        var full = Write(2, 1, 50, new() { Title = "Full", Columns = 1 });

        Assert.Equal(50, full.Panels.Count + full.BandsLeftOut);
        Assert.InRange(full.Panels.Count, 25, 40);
        Assert.Equal(1, full.Columns);
        AllInside(full);
        using var picture = SKBitmap.Decode(folder["shape.png"]);
        int last = full.Panels[^1].MapTop + full.MapHeight + 50;
        Assert.Contains(Enumerable.Range(last, full.Height - last), y => Enumerable.Range(0, full.Width).Any(x => picture.GetPixel(x, y).Red < 0x40));
    }

    [Fact]
    public void Columns_asked_for_are_kept_while_they_fit()
    {
        Assert.Equal(1, Write(2, 2, 5, new() { Title = "", Columns = 1 }).Columns);
        Assert.Equal(4, Write(2, 2, 5, new() { Title = "", Columns = 4 }).Columns);
        Assert.Equal(5, Write(2, 2, 5, new() { Title = "", Columns = 300 }).Columns);
        Assert.InRange(Write(2, 2, 90, new() { Title = "", Columns = 90 }).Columns, 30, 60);
    }

    [Fact]
    public void Panels_stand_in_rows_from_the_upper_left_and_do_not_overlap()
    {
        var result = Write(5, 5, 7, new() { Title = "Rows", Columns = 3, PanelWidth = 200 });

        Assert.Equal((200, 200), (result.MapWidth, result.MapHeight));
        for (int i = 0; i < 7; i++)
        {
            var (row, column) = Math.DivRem(i, 3);
            Assert.Equal((result.Panels[column].MapLeft, result.Panels[row * 3].MapTop), (result.Panels[i].MapLeft, result.Panels[i].MapTop));
        }

        Assert.True(result.Panels[1].MapLeft >= result.Panels[0].MapLeft + 200);
        Assert.True(result.Panels[3].MapTop >= result.Panels[0].MapTop + 240);
    }

    [Theory]
    [InlineData(277, 277)]
    [InlineData(100, 300)]
    [InlineData(699, 350)]
    [InlineData(10_000, 323)]
    public void Cells_are_all_of_one_width(int columns, int mapWidth)
    {
        var result = Write(1, columns, 1, new() { Title = "" });

        Assert.Equal(mapWidth, result.MapWidth);
        Assert.True(result.MapWidth % columns == 0 || (columns + result.CellsPerSample - 1) / result.CellsPerSample == mapWidth);
    }

    [Fact]
    public void A_stack_in_degrees_is_as_wide_as_the_land()
    {
        // 60 degrees north: a degree of longitude is half as long as one of latitude.
        var result = Write(new(CoordinateSystem.WktOf("EPSG:4326"), new(20, 0.1, 0, 60.5, 0, -0.1), 10, 10), 1, new() { Title = "", PanelWidth = 200 });

        Assert.Equal(1.5, (double)result.MapHeight / 200, 0.1);
        Assert.Equal(2, (double)result.MapHeight / result.MapWidth, 0.05);
    }

    [Fact]
    public void A_stack_without_a_reference_system_is_drawn()
    {
        var result = Write(new("", new(0, 1, 0, 0, 0, -1), 4, 4), 2, new() { Title = "" });

        Assert.Equal(2, result.Panels.Count);
    }

    private static void AllInside(StackPictureResult result)
    {
        Assert.InRange(result.Width, 1, 8000);
        Assert.InRange(result.Height, 1, 8000);
        Assert.All(result.Panels, panel => Assert.True(
            panel.MapLeft >= 0 && panel.MapTop >= 0 && panel.MapLeft + result.MapWidth <= result.Width && panel.MapTop + result.MapHeight <= result.Height));
    }

    private StackPictureResult Write(int rows, int columns, int bands, StackPictureOptions options) =>
        Write(new(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 250, 0, 7_700_000, 0, -250), rows, columns), bands, options);

    private StackPictureResult Write(Grid grid, int bands, StackPictureOptions options)
    {
        float[] cells = [.. Enumerable.Range(0, (int)grid.Cells).Select(i => (float)i)];
        using (var writer = RasterWriter.Create(folder["shape.tif"], grid, [.. Enumerable.Range(1, bands).Select(band => $"layer {band}")]))
        {
            for (int band = 0; band < bands; band++)
            {
                writer.Write(band, 0, grid.Rows, cells);
            }

            writer.Complete();
        }

        return StackPicture.Write(folder["shape.tif"], folder["shape.png"], options);
    }
}
