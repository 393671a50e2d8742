namespace Gossan.Grids.Tests;

/// <summary>What a user says of a raster takes the place of what the file says.</summary>
public class RasterOptionsTests
{
    [Theory]
    [InlineData("Float32")]
    [InlineData("Float64")]
    [InlineData("Int32")]
    public void Several_values_and_a_range_are_missing_instead_of_the_files_value(string type)
    {
        float[] cells = Read(type, [-9999, 0, -1, 5, -2000, -1000, -999], new() { Values = [0, -1], High = -1000 }, fileNoData: "5");
        Assert.Equal([float.NaN, float.NaN, float.NaN, 5, float.NaN, float.NaN, -999], cells);
    }

    [Theory]
    [InlineData(2.0, null, new[] { 1, float.NaN, float.NaN, float.NaN })]
    [InlineData(null, 2.0, new[] { float.NaN, float.NaN, 3, 4 })]
    [InlineData(2.0, 3.0, new[] { 1, float.NaN, float.NaN, 4 })]
    public void Both_ends_of_a_range_are_in_it(double? low, double? high, float[] expected) =>
        Assert.Equal(expected, Read("Float32", [1, 2, 3, 4], new() { Low = low, High = high }));

    [Theory]
    [InlineData("Float32")]
    [InlineData("Float64")]
    public void Values_and_ends_of_a_range_are_recognised_however_they_were_rounded(string type)
    {
        Assert.Equal([float.NaN, float.NaN, 1], Read(type, [float.MinValue, 1142.4056f, 1], new() { Values = [-3.4028235e38, 1142.4056] }));
        Assert.Equal([float.NaN, 1143], Read(type, [1142.4056f, 1143], new() { High = 1142.4056 }));
        Assert.Equal([float.NaN, 1142], Read(type, [1142.4056f, 1142], new() { Low = 1142.4056 }));
        Assert.Equal([float.NaN, 1], Read(type, [float.MinValue, 1], new() { High = -3.4028235e38 }));
    }

    [Fact]
    public void Nothing_is_missing_when_the_user_says_so_but_what_is_no_number() =>
        Assert.Equal([-9999, float.NaN, 1], Read("Float32", [-9999, float.NaN, 1], new(), fileNoData: "-9999"));

    [Fact]
    public void The_values_are_those_in_the_file_before_scale_and_offset()
    {
        using var folder = new TemporaryFolder();
        GdalTools.Translate(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 3), 10, 20, 30), folder["b.tif"], "-ot", "Byte", "-a_nodata", "10", "-a_scale", "2", "-a_offset", "-20");
        Assert.Equal([0, float.NaN, 40], Cells(folder["b.tif"], new() { NoData = new() { Values = [20] } }));
    }

    [Fact]
    public void A_mask_band_hides_cells_whatever_the_user_says()
    {
        using var folder = new TemporaryFolder();
        Masked(folder);
        Assert.Equal([float.NaN, float.NaN, 3], Cells(folder["b.tif"], new() { NoData = new() { Values = [1] } }));
        using var raster = RasterFile.Open(folder["b.tif"], new() { NoData = new() { Values = [1] } });
        Assert.Equal("1 (override); mask band", raster.NoDataText(0));
    }

    [Fact]
    public void An_integer_band_hides_nothing_for_values_that_it_cannot_hold()
    {
        Assert.Equal([241, 0], Read("Byte", [241, 0], new() { Values = [-15, 0.5, 256] }));
        Assert.Equal([float.NaN, 0], Read("Byte", [241, 0], new() { Values = [-15, 241] }));
    }

    [Theory]
    [InlineData(new[] { 0.0, -1.0 }, null, null, "Float32", "0, -1 (override)")]
    [InlineData(new double[0], null, -1000.0, "Float32", "-1000 or below (override)")]
    [InlineData(new double[0], 1e30, null, "Float32", "1E+30 or above (override)")]
    [InlineData(new[] { 0.0 }, 10.0, 20.5, "Float64", "0, 10 to 20.5 (override)")]
    [InlineData(new double[0], null, null, "Float32", "none (override)")]
    [InlineData(new[] { -9999.0 }, null, null, "Byte", "-9999 (override; a Byte band cannot hold it)")]
    [InlineData(new[] { 0.0, 0.5 }, null, null, "Int16", "0, 0.5 (override; an Int16 band cannot hold 0.5)")]
    public void An_override_is_told_in_words(double[] values, double? low, double? high, string type, string expected)
    {
        using var folder = new TemporaryFolder();
        using var raster = Open(folder, type, [1], new() { NoData = new() { Values = values, Low = low, High = high } }, "7");
        Assert.Equal(expected, raster.NoDataText(0));
    }

    [Theory]
    [InlineData("-9999", "Float32", "-9999 (file)")]
    [InlineData("nan", "Float32", "NaN (file)")]
    [InlineData("none", "Float32", "none")]
    [InlineData("1142.4056", "Float64", "1142.4056 (file)")]
    public void What_the_file_says_is_told_in_words(string noData, string type, string expected)
    {
        using var folder = new TemporaryFolder();
        using var raster = Open(folder, type, [1], options: null, noData);
        Assert.Equal(expected, raster.NoDataText(0));
        Assert.Equal(type, raster.DataTypeName(0));
        Assert.Equal("GTiff", raster.Driver);
        Assert.Throws<RasterException>(() => raster.NoDataText(1));
    }

    [Fact]
    public void A_value_of_the_file_that_its_band_cannot_hold_is_told_and_hides_nothing()
    {
        using var folder = new TemporaryFolder();
        GdalTools.Translate(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 2), 0, 241), folder["b.vrt"], "-ot", "Byte", "-a_nodata", "7");
        File.WriteAllText(folder["b.vrt"], File.ReadAllText(folder["b.vrt"]).Replace("<NoDataValue>7<", "<NoDataValue>-9999<", StringComparison.Ordinal));
        using var raster = RasterFile.Open(folder["b.vrt"]);
        Assert.Equal("-9999 (file; a Byte band cannot hold it)", raster.NoDataText(0));
        Assert.Equal([0, 241], Sample.Cells(folder["b.vrt"]));
    }

    [Fact]
    public void A_mask_band_is_told()
    {
        using var folder = new TemporaryFolder();
        Masked(folder);
        using var raster = RasterFile.Open(folder["b.tif"]);
        Assert.Equal("mask band", raster.NoDataText(0));
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_is_refused()
    {
        var e = Assert.Throws<RasterException>(() => RasterFile.Open("a.tif", new() { NoData = new() { Low = 5, High = 3 } }));
        Assert.Equal("the no-data range of a.tif begins at 5 and ends at 3, before it begins.\nSwap the two numbers, or leave one out for a range that is open at that end.", e.Message);
    }

    [Fact]
    public void The_users_crs_takes_the_place_of_the_files()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]);
        using var raster = RasterFile.Open(path, new() { Crs = "EPSG:32608" });
        Assert.Equal("EPSG:32608", CoordinateSystem.NameOf(raster.Grid.Crs));
        Assert.Equal(Sample.Grid().Transform, raster.Grid.Transform);
        Assert.Contains("'EPSG:1'", Assert.Throws<CoordinateSystemException>(() => RasterFile.Open(path, new() { Crs = "EPSG:1" })).Message, StringComparison.Ordinal);
    }

    private static void Masked(TemporaryFolder folder)
    {
        using (var writer = RasterWriter.Create(folder["a.tif"], Sample.Grid(rows: 1, columns: 3), ["value", "mask"]))
        {
            writer.Write(band: 0, firstRow: 0, rows: 1, [1, 2, 3]);
            writer.Write(band: 1, firstRow: 0, rows: 1, [255, 0, 255]);
            writer.Complete();
        }

        GdalTools.Translate(folder["a.tif"], folder["b.tif"], "-b", "1", "-mask", "2", "-a_nodata", "none");
    }

    private static float[] Read(string type, float[] cells, NoDataOptions noData, string fileNoData = "none")
    {
        using var folder = new TemporaryFolder();
        using var raster = Open(folder, type, cells, new() { NoData = noData }, fileNoData);
        return Cells(raster);
    }

    private static float[] Cells(string path, RasterOptions options)
    {
        using var raster = RasterFile.Open(path, options);
        return Cells(raster);
    }

    private static float[] Cells(RasterFile raster)
    {
        float[] cells = new float[raster.Grid.Cells];
        raster.Read(band: 0, row: 0, column: 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        double[] wide = new double[cells.Length];
        raster.Read(band: 0, row: 0, column: 0, raster.Grid.Rows, raster.Grid.Columns, wide);
        Assert.Equal(cells, wide.Select(cell => (float)cell));
        return cells;
    }

    private static RasterFile Open(TemporaryFolder folder, string type, float[] cells, RasterOptions? options, string fileNoData)
    {
        GdalTools.Translate(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: cells.Length), cells), folder["b.tif"], "-ot", type, "-a_nodata", fileNoData);
        return RasterFile.Open(folder["b.tif"], options);
    }
}
