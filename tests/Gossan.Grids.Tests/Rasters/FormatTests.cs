namespace Gossan.Grids.Tests;

/// <summary>Formats that surveys are delivered in.</summary>
public class FormatTests
{
    [Theory]
    [InlineData("AAIGrid", "a.asc")]
    [InlineData("HFA", "a.img")]
    [InlineData("ENVI", "a.dat")]
    [InlineData("VRT", "a.vrt")]
    [InlineData("netCDF", "a.nc")]
    public void A_format_of_surveys_is_read_with_its_place_and_gaps(string driver, string name)
    {
        Assert.SkipWhen(GdalTools.Lacks(driver), $"this GDAL has no {driver} driver");
        using var folder = new TemporaryFolder();
        float[] cells = [1.5f, 2, float.NaN, 4, 5, 6, 7, 8, 9, 10, 11, -12.25f];
        GdalTools.Translate(Gapless(folder, cells), folder[name], "-of", driver, "-a_nodata", "-9999");
        using var raster = RasterFile.Open(folder[name]);
        Assert.Equal(driver, raster.Driver);
        Assert.Equal("-9999 (file)", raster.NoDataText(0));
        Assert.Equal("Float32", raster.DataTypeName(0));
        Assert.True(raster.Grid.HasPlaceOf(Sample.Grid()), raster.Grid.Describe());
        Assert.True(raster.Grid.HasSizeOf(Sample.Grid()));
        Assert.NotEqual("", raster.Grid.Crs);
        Assert.Equal(cells, Sample.Cells(folder[name]));
    }

    /// <summary>A raster whose gaps are -9999, because not every format can write NaN.</summary>
    private static string Gapless(TemporaryFolder folder, float[] cells) =>
        Sample.Raster(folder["source.tif"], Sample.Grid(), [.. cells.Select(cell => float.IsNaN(cell) ? -9999 : cell)]);
}
