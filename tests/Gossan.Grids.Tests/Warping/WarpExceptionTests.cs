namespace Gossan.Grids.Tests;

public class WarpExceptionTests
{
    [Fact]
    public void A_raster_that_lies_elsewhere_is_told_with_both_extents_and_places()
    {
        using var folder = new TemporaryFolder();
        string path = Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]);
        using var raster = RasterFile.Open(path);
        var e = Assert.Throws<WarpException>(() => WarpedRaster.Open(raster, band: 0, Warps.Grid("EPSG:4326", -135, 50, 0.5, 4, 4), ResamplingMethod.Nearest, folder.FullPath, Warps.Plenty));
        Assert.Equal(
            $"{path} lies elsewhere than the target grid. In EPSG:26908, the CRS of {path}:\n"
            + $"  {path} spans x 500000 to 500400, y 6899700 to 6900000; its centre is 62.23 N, 135 W\n"
            + "  the target grid spans x 500000 to 649187.9, y 5316300 to 5540547; its centre is 49 N, 134 W\n"
            + $"Check crs: of both: one of them probably says another system than its numbers are in ({path}: EPSG:26908, target: EPSG:4326). Leave the raster out if it really lies elsewhere.",
            e.Message);
        Assert.Equal(path, e.Path);
    }

    [Fact]
    public void Without_a_crs_there_are_only_numbers_to_tell()
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(crs: ""), new float[12]));
        var e = Assert.Throws<WarpException>(() => WarpedRaster.Open(raster, band: 0, Warps.Grid("", 0, 0, 1, 4, 4), ResamplingMethod.Nearest, folder.FullPath, Warps.Plenty));
        Assert.Contains("the target grid spans x 0 to 4, y -4 to 0\n", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_its_own_system_cannot_place_is_told()
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]));
        var e = Assert.Throws<WarpException>(() => WarpedRaster.Open(raster, band: 0, Warps.Grid("EPSG:3577", 1e12, 1e12, 100, 4, 4), ResamplingMethod.Nearest, folder.FullPath, Warps.Plenty));
        Assert.StartsWith("no position of the target grid can be carried over to EPSG:26908", e.Message, StringComparison.Ordinal);
        Assert.Contains("Check crs: of both", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_system_has_no_way_to_any_other()
    {
        using var folder = new TemporaryFolder();
        const string Local = "LOCAL_CS[\"mine\",UNIT[\"metre\",1]]";
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]), new() { Crs = Local });
        Assert.Throws<CoordinateSystemException>(() => WarpedRaster.Open(raster, band: 0, Sample.Grid(), ResamplingMethod.Nearest, folder.FullPath, Warps.Plenty));
        Assert.Contains("mine", Assert.Throws<WarpException>(() => WarpedRaster.Open(raster, band: 0, Warps.Grid("", 0, 0, 1, 4, 4), ResamplingMethod.Nearest, folder.FullPath, Warps.Plenty)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_gdal_says_of_a_failure_is_handed_on() =>
        Assert.Equal("a.tif cannot be brought onto the target grid: no reason.\nTry gdalwarp on it by itself, and use what that makes.", WarpException.Failed("a.tif", "no reason").Message);
}
