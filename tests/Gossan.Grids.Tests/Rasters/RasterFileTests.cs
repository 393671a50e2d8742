namespace Gossan.Grids.Tests;

public class RasterFileTests
{
    [Fact]
    public void A_window_is_read_row_by_row()
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(), [.. Enumerable.Range(0, 12).Select(i => (float)i)]));
        float[] cells = new float[4];
        raster.Read(band: 0, row: 1, column: 2, rows: 2, columns: 2, cells);
        Assert.Equal([6, 7, 10, 11], cells);
    }

    [Fact]
    public void Blocks_are_those_in_which_the_file_stores_its_cells()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(rows: 100, columns: 90), new float[9000]);
        GdalTools.Translate(path, folder["tiles.tif"], "-co", "TILED=YES", "-co", "BLOCKXSIZE=64", "-co", "BLOCKYSIZE=32");
        GdalTools.Translate(path, folder["strips.tif"], "-co", "BLOCKYSIZE=7");
        using var tiles = RasterFile.Open(folder["tiles.tif"]);
        using var strips = RasterFile.Open(folder["strips.tif"]);
        Assert.Equal([(32, 64), (7, 90)], [tiles.BlockSize, strips.BlockSize]);
    }

    [Fact]
    public void A_window_larger_than_one_pass_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid(rows: 1200, columns: 1000);
        string path = Sample.Raster(folder["a.tif"], grid, [.. Enumerable.Range(0, 1_200_000).Select(i => (float)i)]);
        GdalTools.Translate(path, folder["wide.tif"], "-ot", "Float64");
        Assert.Equal(Sample.Cells(path), Sample.Cells(folder["wide.tif"]));
        Assert.Equal(1_199_999, Sample.Cells(path)[^1]);
    }

    [Fact]
    public void Reduced_cells_come_from_the_overviews_and_gaps_stay_gaps()
    {
        using var folder = new TemporaryFolder();
        var grid = Sample.Grid(rows: 1024, columns: 2048);
        float[] cells = [.. Enumerable.Range(0, (int)grid.Cells).Select(i => i % 2048 < 1024 ? float.NaN : i / 2048 < 512 ? 1 : 2)];
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], grid, cells));
        float[] reduced = new float[8 * 16];

        raster.ReadReduced(band: 0, row: 0, column: 0, rows: 1024, columns: 2048, height: 8, width: 16, reduced);

        Assert.Equal([.. Enumerable.Range(0, 128).Select(i => i % 16 < 8 ? float.NaN : i < 64 ? 1f : 2f)], reduced);
    }

    [Fact]
    public void Reduced_by_nothing_is_what_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        var grid = Sample.Grid(rows: 300, columns: 200);
        float[] cells = Sample.Survey(grid, seed: 3);
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], grid, cells));
        float[] same = new float[50 * 40];

        raster.ReadReduced(0, 100, 60, 50, 40, 50, 40, same);

        Assert.Equal([.. Enumerable.Range(0, 2000).Select(i => cells[((100 + (i / 40)) * 200) + 60 + (i % 40)])], same);
        Assert.Throws<ArgumentException>(() => raster.ReadReduced(0, 0, 0, 50, 40, 50, 40, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => raster.ReadReduced(0, 0, 0, 1, 1, 4097, 1, new float[4097]));
    }

    [Theory]
    [InlineData("Byte", "255", 255f)]
    [InlineData("Int16", "-32768", -32768f)]
    [InlineData("UInt16", "65535", 65535f)]
    [InlineData("Int32", "-99999", -99999f)]
    [InlineData("UInt32", "7", 7f)]
    [InlineData("Float32", "-9999", -9999f)]
    [InlineData("Float32", "-3.4028234663852886e38", float.MinValue)]
    [InlineData("Float32", "-3.40282347e+38", float.MinValue)]
    [InlineData("Float32", "-1.79769313486232e+308", float.MinValue)]
    [InlineData("Float32", "1142.4056", 1142.4056f)]
    [InlineData("Float32", "0", 0f)]
    [InlineData("Float64", "1142.4056", 1142.4056f)]
    [InlineData("Float64", "-3.40282346638529e+38", float.MinValue)]
    public void The_no_data_value_is_compared_as_the_bands_own_type(string type, string noData, float stored)
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 3), 1, stored, 2);
        GdalTools.Translate(path, folder["b.tif"], "-ot", type, "-a_nodata", noData);
        Assert.Equal([1, float.NaN, 2], Sample.Cells(folder["b.tif"]));
    }

    [Fact]
    public void A_neighbour_of_the_no_data_value_that_float32_cannot_tell_apart_is_kept()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 2), 16_777_216, 16_777_218);
        GdalTools.Translate(path, folder["b.tif"], "-ot", "Int32", "-a_nodata", "16777217");
        Assert.Equal([16_777_216, 16_777_218], Sample.Cells(folder["b.tif"]));
    }

    [Fact]
    public void A_no_data_value_outside_the_type_hides_nothing()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 2), 0, 241);
        GdalTools.Translate(path, folder["b.vrt"], "-ot", "Byte", "-a_nodata", "7");

        // Older programs write what gdal_translate refuses to.
        File.WriteAllText(folder["b.vrt"], File.ReadAllText(folder["b.vrt"]).Replace("<NoDataValue>7<", "<NoDataValue>-9999<", StringComparison.Ordinal));
        Assert.Equal([0, 241], Sample.Cells(folder["b.vrt"]));
    }

    [Fact]
    public void Infinite_cells_are_missing()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 4), float.PositiveInfinity, 1, float.NegativeInfinity, float.NaN);
        Assert.Equal([float.NaN, 1, float.NaN, float.NaN], Sample.Cells(path));
    }

    [Fact]
    public void Scale_and_offset_are_applied_after_the_no_data_value()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 3), 10, 20, 255);
        GdalTools.Translate(path, folder["b.tif"], "-ot", "Byte", "-a_nodata", "255", "-a_scale", "0.5", "-a_offset", "100");
        Assert.Equal([105, 110, float.NaN], Sample.Cells(folder["b.tif"]));
        using var raster = RasterFile.Open(folder["b.tif"]);
        Assert.False(raster.IsIntegerTyped(0));
    }

    [Fact]
    public void Cells_outside_the_mask_band_are_missing()
    {
        using var folder = new TemporaryFolder();
        using (var writer = RasterWriter.Create(folder["a.tif"], Sample.Grid(rows: 1, columns: 3), ["value", "mask"]))
        {
            writer.Write(band: 0, firstRow: 0, rows: 1, [1, 2, 3]);
            writer.Write(band: 1, firstRow: 0, rows: 1, [255, 0, 255]);
            writer.Complete();
        }

        GdalTools.Translate(folder["a.tif"], folder["b.tif"], "-b", "1", "-mask", "2", "-a_nodata", "none");
        Assert.Equal([1, float.NaN, 3], Sample.Cells(folder["b.tif"]));
    }

    [Theory]
    [InlineData("Byte", true)]
    [InlineData("Int32", true)]
    [InlineData("Float32", false)]
    [InlineData("Float64", false)]
    public void Integer_bands_are_known(string type, bool expected)
    {
        using var folder = new TemporaryFolder();
        GdalTools.Translate(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 1), 1), folder["b.tif"], "-ot", type, "-a_nodata", "0");
        using var raster = RasterFile.Open(folder["b.tif"]);
        Assert.Equal(expected, raster.IsIntegerTyped(0));
    }

    [Fact]
    public void A_sidecar_of_another_program_is_read_and_none_is_written()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 2, crs: ""), 1, 2);
        GdalTools.Translate(path, folder["b/b.tif"], "-a_nodata", "none");
        File.WriteAllText(folder["b/b.tif.aux.xml"], "<PAMDataset><SRS>EPSG:26908</SRS><PAMRasterBand band=\"1\"><NoDataValue>2</NoDataValue></PAMRasterBand></PAMDataset>");
        Assert.Equal([1, float.NaN], Sample.Cells(folder["b/b.tif"]));
        using var raster = RasterFile.Open(folder["b/b.tif"]);
        Assert.Equal("EPSG:26908", CoordinateSystem.NameOf(raster.Grid.Crs));
        Assert.Equal([folder["a.tif"], folder["b/b.tif"], folder["b/b.tif.aux.xml"]], Directory.GetFiles(folder.FullPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Threads_share_one_file()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid(rows: 64, columns: 64);
        float[] all = Sample.Survey(grid, seed: 4);
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], grid, all));
        Parallel.For(0, 64, row =>
        {
            float[] cells = new float[64];
            raster.Read(band: 0, row, column: 0, rows: 1, columns: 64, cells);
            Assert.Equal(all.AsSpan(row * 64, 64).ToArray(), cells);
        });
    }

    [Fact]
    public void A_raster_of_the_mini_region_has_its_grid()
    {
        string folder = SharedData.PathOf("data/maniac_mini");
        string[] files = Directory.GetFiles(folder, "*.tif");
        Assert.NotEmpty(files);
        using var first = RasterFile.Open(files[0]);
        Assert.Equal((202, 277), (first.Grid.Rows, first.Grid.Columns));
        Assert.Equal(2240, first.Grid.CellWidth, 6);
        Assert.Equal(2240, first.Grid.CellHeight, 6);
        Assert.StartsWith("277 x 202 cells (columns x rows) of 2240 x 2240 in ", first.Grid.Describe(), StringComparison.Ordinal);
        foreach (string file in files)
        {
            using var raster = RasterFile.Open(file);
            Assert.True(first.Grid.Matches(raster.Grid), file);
            float[] cells = Sample.Cells(file);
            Assert.Contains(cells, float.IsFinite);
            Assert.All(cells.Where(float.IsFinite), cell => Assert.InRange(cell, -1e7f, 1e7f));
        }
    }
}
