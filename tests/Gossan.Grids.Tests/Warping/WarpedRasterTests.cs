namespace Gossan.Grids.Tests;

public class WarpedRasterTests
{
    private static readonly Grid Source = Sample.Grid(rows: 40, columns: 50);

    [Theory]
    [InlineData(ResamplingMethod.Nearest)]
    [InlineData(ResamplingMethod.Bilinear)]
    [InlineData(ResamplingMethod.Cubic)]
    [InlineData(ResamplingMethod.Average)]
    [InlineData(ResamplingMethod.Mode)]
    public void On_its_own_grid_a_raster_keeps_its_values_and_gaps(ResamplingMethod method)
    {
        float[] cells = Sample.Survey(Source, seed: 1);
        Warps.Equal(cells, Warps.Warp(Source, cells, Source, method), tolerance: 1e-6);
    }

    [Theory]
    [InlineData(ResamplingMethod.Bilinear, 1.0 / 3, 0, 0)]
    [InlineData(ResamplingMethod.Bilinear, 0.5, 0, 0)]
    [InlineData(ResamplingMethod.Cubic, 1.0 / 3, 0, 0)]
    [InlineData(ResamplingMethod.Bilinear, 0.5, 30, 0)]
    [InlineData(ResamplingMethod.Bilinear, 0.5, 0, 30)]
    [InlineData(ResamplingMethod.Cubic, 0.5, 30, 30)]
    [InlineData(ResamplingMethod.Average, 0.5, 30, 0)]
    public void A_ramp_has_the_values_of_the_new_centres(ResamplingMethod method, double shift, double sourceTurn, double targetTurn)
    {
        double Ramp(double x, double y) => ((x - 500_000) / 100) + ((y - 6_900_000) / 50);
        Grid source = Warps.Turned(Source, sourceTurn);
        Grid target = Warps.Turned(Warps.Grid("EPSG:26908", 501_500 + (shift * 100), 6_899_000 - (shift * 100), 100, 20, 20), targetTurn);

        float[] warped = Warps.Warp(source, Warps.Of(source, Ramp), target, method);

        // Samples are whole source cells: the average may be off by a part of one.
        Warps.Equal(Warps.Of(target, Ramp), warped, method == ResamplingMethod.Average ? 0.5 : 1e-3);
    }

    [Fact]
    public void The_nearest_cell_is_the_one_that_holds_the_centre()
    {
        Grid target = Warps.Grid("EPSG:26908", 500_040, 6_899_960, 100, 10, 10);
        float[] cells = Warps.Of(Source, (x, y) => x - 500_000 + (y - 6_900_000));
        float[] expected = Warps.Of(target with { Transform = target.Transform with { OriginX = 500_000, OriginY = 6_900_000 } }, (x, y) => x - 500_000 + (y - 6_900_000));
        Warps.Equal(expected, Warps.Warp(Source, cells, target, ResamplingMethod.Nearest), tolerance: 0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_average_of_whole_blocks_is_exact(int block)
    {
        float[] cells = Sample.Survey(Source, seed: 2);
        Grid target = Warps.Grid("EPSG:26908", 500_000, 6_900_000, 100 * block, 40 / block, 50 / block);
        float[] expected = new float[target.Cells];
        for (int cell = 0; cell < expected.Length; cell++)
        {
            var (row, column) = (cell / target.Columns * block, cell % target.Columns * block);
            var under = from i in Enumerable.Range(0, block * block)
                        let value = cells[((row + (i / block)) * 50) + column + (i % block)]
                        where !float.IsNaN(value)
                        select value;
            expected[cell] = under.Any() ? under.Average() : float.NaN;
        }

        Warps.Equal(expected, Warps.Warp(Source, cells, target, ResamplingMethod.Average), tolerance: 1e-6);
    }

    [Fact]
    public void The_mode_keeps_categories_and_prefers_the_one_with_most_area()
    {
        float[] cells = Warps.Of(Source, (x, _) => ((int)((x - 500_000) / 100) % 3) == 0 ? 7 : 42);
        Grid target = Warps.Grid("EPSG:26908", 500_000, 6_900_000, 300, 13, 16);
        Assert.All(Warps.Warp(Source, cells, target, ResamplingMethod.Mode), cell => Assert.Equal(42, cell));
        Assert.All(Warps.Warp(Source, cells, Warps.Turned(target, 10), ResamplingMethod.Mode).Where(float.IsFinite), cell => Assert.True(cell is 7 or 42));
    }

    [Theory]
    [InlineData(ResamplingMethod.Nearest)]
    [InlineData(ResamplingMethod.Mode)]
    public void A_binary_layer_stays_binary(ResamplingMethod method)
    {
        var random = new Random(3);
        float[] cells = Warps.Of(Source, (_, _) => random.Next(2));
        Grid target = Warps.Grid("EPSG:4326", -134.99, 62.22, 0.002, 15, 20);
        float[] warped = Warps.Warp(Source, cells, target, method);
        Assert.Contains(1, warped);
        Assert.Contains(0, warped);
        Assert.All(warped.Where(float.IsFinite), cell => Assert.True(cell is 0 or 1));
    }

    [Theory]
    [InlineData(ResamplingMethod.Nearest)]
    [InlineData(ResamplingMethod.Bilinear)]
    [InlineData(ResamplingMethod.Cubic)]
    public void A_cell_whose_centre_is_in_a_gap_is_missing_and_its_neighbours_use_what_is_there(ResamplingMethod method)
    {
        float[] cells = Warps.Of(Source, (_, _) => 5);
        cells[(10 * 50) + 10] = float.NaN;
        Grid target = Warps.Grid("EPSG:26908", 500_030, 6_899_970, 100, 38, 48);
        float[] warped = Warps.Warp(Source, cells, target, method);
        Assert.Equal([(10 * 48) + 10], Enumerable.Range(0, warped.Length).Where(i => float.IsNaN(warped[i])));
        Assert.All(warped.Where(float.IsFinite), cell => Assert.Equal(5, cell, 1e-5));
    }

    [Fact]
    public void An_average_is_missing_only_where_nothing_under_the_cell_has_a_value()
    {
        float[] cells = Warps.Of(Source, (x, y) => x < 500_200 && y > 6_899_800 ? double.NaN : x < 500_300 ? double.NaN : 3);
        float[] warped = Warps.Warp(Source, cells, Warps.Grid("EPSG:26908", 500_000, 6_900_000, 200, 20, 25), ResamplingMethod.Average);
        Assert.True(float.IsNaN(warped[0]));
        Assert.Equal(3, warped[1]);
    }

    [Fact]
    public void Cells_beyond_the_source_are_missing()
    {
        Grid target = Warps.Grid("EPSG:26908", 499_000, 6_901_000, 100, 60, 70);
        float[] warped = Warps.Warp(Source, Warps.Of(Source, (_, _) => 1), target, ResamplingMethod.Cubic);
        Warps.Equal(Warps.Of(target, (x, y) => x > 500_000 && x < 505_000 && y < 6_900_000 && y > 6_896_000 ? 1 : double.NaN), warped, 1e-5);
    }

    [Theory]
    [InlineData(ResamplingMethod.Bilinear)]
    [InlineData(ResamplingMethod.Average)]
    public void Strips_of_any_size_give_the_values_of_one_whole_read(ResamplingMethod method)
    {
        using var folder = new TemporaryFolder();
        Grid source = Sample.Grid(rows: 300, columns: 300);
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], source, Sample.Survey(source, seed: 6)));
        Grid target = Warps.Turned(Warps.Grid("EPSG:3338", 980_000, 1_412_000, 90, 400, 310), 20);
        target = Centred(target, source);
        float[] whole = Warps.Warp(raster, target, method, folder.FullPath);
        Assert.Contains(whole, float.IsFinite);

        using var warped = WarpedRaster.Open(raster, band: 0, target, method, folder.FullPath, memory: 0);
        float[] cut = new float[target.Cells];
        for (int row = 0, rows; row < 400; row += rows)
        {
            rows = Math.Min(37, 400 - row);
            warped.Read(row, rows, cut.AsSpan(row * 310, rows * 310));
        }

        Assert.Equal(whole, cut);
    }

    [Fact]
    public void A_copy_on_disk_gives_what_one_in_memory_gives_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Source, Sample.Survey(Source, seed: 7)));
        Grid target = Warps.Grid("EPSG:4326", -134.99, 62.22, 0.001, 30, 60);
        float[] inMemory = Warps.Warp(raster, target, ResamplingMethod.Bilinear, folder["memory"]);
        Assert.False(Directory.Exists(folder["memory"]));
        Assert.Equal(inMemory, Warps.Warp(raster, target, ResamplingMethod.Bilinear, folder["disk"], memory: 0));
        Assert.Empty(Directory.GetFiles(folder["disk"]));
    }

    [Fact]
    public void While_it_is_open_a_copy_on_disk_has_no_name_that_a_killed_run_could_leave()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file keeps its name on Windows");
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Source, Sample.Survey(Source, seed: 7)));
        using var warped = WarpedRaster.Open(raster, band: 0, Source, ResamplingMethod.Nearest, folder["disk"], memory: 0);
        Assert.Empty(Directory.GetFiles(folder["disk"]));
    }

    [Fact]
    public void A_scratch_folder_that_is_a_file_is_said_to_be_unwritable()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Source, Sample.Survey(Source, seed: 7));
        using var raster = RasterFile.Open(path);
        Assert.Throws<OutputException>(() => WarpedRaster.Open(raster, band: 0, Source, ResamplingMethod.Nearest, path, memory: 0));
    }

    [Fact]
    public void Categories_are_recoded_before_float32_can_lose_them()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid(rows: 1, columns: 3);
        Sample.Raster(folder["a.tif"], grid, 0, 1, 9);
        GdalTools.Translate(folder["a.tif"], folder["b.tif"], "-ot", "Int32", "-scale", "0", "1", "16777216", "16777217", "-a_nodata", "16777225");
        using var raster = RasterFile.Open(folder["b.tif"]);
        var seen = new List<double>();
        float[] cells = Warps.Warp(raster, grid, ResamplingMethod.Mode, folder.FullPath, recode: value =>
        {
            seen.Add(value);
            return value - 16_777_216;
        });
        Assert.Equal([0, 1, float.NaN], cells);
        Assert.Equal([16_777_216, 16_777_217], seen);
    }

    [Fact]
    public void The_users_no_data_value_and_crs_hold()
    {
        float[] cells = Warps.Of(Source, (x, _) => x < 502_000 ? -1 : 4);
        float[] warped = Warps.Warp(
            Source with { Crs = "" }, cells, Warps.Grid("EPSG:4326", -134.98, 62.22, 0.001, 20, 60), ResamplingMethod.Bilinear,
            options: new() { Crs = "EPSG:26908", NoData = new() { Values = [-1] } });
        Assert.Contains(float.NaN, warped);
        Assert.Contains(4, warped);
        Assert.All(warped.Where(float.IsFinite), cell => Assert.Equal(4, cell, 1e-5));
    }

    [Fact]
    public void Without_a_crs_the_numbers_are_taken_as_they_are()
    {
        float[] cells = Sample.Survey(Source, seed: 8);
        Warps.Equal(cells, Warps.Warp(Source with { Crs = "" }, cells, Source, ResamplingMethod.Bilinear), 1e-6);
        Warps.Equal(cells, Warps.Warp(Source, cells, Source with { Crs = "" }, ResamplingMethod.Bilinear), 1e-6);
    }

    [Fact]
    public void Rows_outside_the_target_and_wrong_buffers_are_wrong_calls()
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Source, Sample.Survey(Source, seed: 9)));
        var warped = WarpedRaster.Open(raster, band: 0, Source, ResamplingMethod.Nearest, folder.FullPath, Warps.Plenty);
        Assert.Throws<ArgumentOutOfRangeException>(() => warped.Read(firstRow: 39, rows: 2, new float[100]));
        Assert.Throws<ArgumentException>(() => warped.Read(firstRow: 0, rows: 1, new float[49]));
        warped.Dispose();
        Assert.Throws<ObjectDisposedException>(() => warped.Read(firstRow: 0, rows: 1, new float[50]));
    }

    /// <summary>The grid moved so that its centre is the other's.</summary>
    private static Grid Centred(Grid grid, Grid on)
    {
        using var from = SpatialReferenceHandle.Parse(on.Crs);
        using var to = SpatialReferenceHandle.Parse(grid.Crs);
        using var way = CoordinateTransformationHandle.Between(from, to);
        var (x, y) = on.Transform.Apply(on.Columns / 2.0, on.Rows / 2.0);
        double[] xs = [x], ys = [y];
        Assert.Equal([true], way.Apply(xs, ys));
        var (ownX, ownY) = grid.Transform.Apply(grid.Columns / 2.0, grid.Rows / 2.0);
        return grid with { Transform = grid.Transform with { OriginX = grid.Transform.OriginX + xs[0] - ownX, OriginY = grid.Transform.OriginY + ys[0] - ownY } };
    }
}
