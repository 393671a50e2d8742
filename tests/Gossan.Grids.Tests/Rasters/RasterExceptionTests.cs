namespace Gossan.Grids.Tests;

public class RasterExceptionTests
{
    [Fact]
    public void A_missing_file_is_said_to_be_missing()
    {
        var e = Assert.Throws<RasterException>(() => RasterFile.Open("nowhere/dem.tif"));
        Assert.Equal($"there is no raster nowhere/dem.tif.\nCheck the path; relative paths start at {Environment.CurrentDirectory}.", e.Message);
        Assert.Equal("nowhere/dem.tif", e.Path);
    }

    [Fact]
    public void A_text_file_is_no_raster_and_gdal_says_why()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["dem.tif"], "not a picture");
        var e = Assert.Throws<RasterException>(() => RasterFile.Open(folder["dem.tif"]));
        Assert.StartsWith($"{folder["dem.tif"]} cannot be opened as a raster: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("not recognized as", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_named_with_its_rows_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid(rows: 600, columns: 600);
        string path = Sample.Raster(folder["dem.tif"], grid, Sample.Survey(grid, seed: 5));
        using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        using var raster = RasterFile.Open(path);
        var e = Assert.Throws<RasterException>(() => raster.Read(band: 0, row: 0, column: 0, rows: 600, columns: 600, new float[360_000]));
        Assert.StartsWith($"rows 0 to 599 of band 1 of {path} cannot be read: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("\nIs the file truncated? Copy it again from its source.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GDAL gave no reason", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_a_place_is_refused_with_the_way_to_give_it_one()
    {
        using var folder = new TemporaryFolder();
        string path = folder["scan.pgm"];
        File.WriteAllBytes(path, [.. "P5\n2 1\n255\n"u8, 1, 2]);
        var e = Assert.Throws<RasterException>(() => RasterFile.Open(path));
        Assert.StartsWith($"{path} says nowhere on the map (no geotransform).\nGive it a place first, for example with gdal_translate -a_ullr", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Complex_numbers_are_refused()
    {
        using var folder = new TemporaryFolder();
        GdalTools.Translate(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 1), 1), folder["b.tif"], "-ot", "CFloat32");
        Assert.Contains("band 1 of", Assert.Throws<RasterException>(() => RasterFile.Open(folder["b.tif"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_band_that_is_not_there_is_refused(int band)
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 1), 1));
        var e = Assert.Throws<RasterException>(() => raster.Read(band, row: 0, column: 0, rows: 1, columns: 1, new float[1]));
        Assert.Equal($"band {band + 1} of {folder["a.tif"]} was asked for, but it has 1.", e.Message);
        Assert.Throws<RasterException>(() => raster.IsIntegerTyped(band));
    }

    [Fact]
    public void A_container_of_rasters_is_asked_to_name_one() =>
        Assert.Contains("SUBDATASET_n_NAME", RasterException.WithoutBands("a.nc").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, 4, 1, 1)]
    [InlineData(0, 0, 4, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(int.MaxValue, 0, 1, 1)]
    public void A_window_outside_the_grid_is_a_wrong_call(int row, int column, int rows, int columns)
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]));
        Assert.Throws<ArgumentOutOfRangeException>(() => raster.Read(band: 0, row, column, rows, columns, new float[rows * columns]));
    }

    [Fact]
    public void A_buffer_of_another_size_and_a_closed_file_are_wrong_calls()
    {
        using var folder = new TemporaryFolder();
        var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]));
        Assert.Throws<ArgumentException>(() => raster.Read(band: 0, row: 0, column: 0, rows: 1, columns: 2, new float[3]));
        raster.Dispose();
        Assert.Throws<ObjectDisposedException>(() => raster.Read(band: 0, row: 0, column: 0, rows: 1, columns: 1, new float[1]));
    }
}
