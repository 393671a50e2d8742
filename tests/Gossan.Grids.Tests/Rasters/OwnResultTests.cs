namespace Gossan.Grids.Tests.Rasters;

/// <summary>Rasters opened as results: they hold all of themselves, and name no other file.</summary>
public sealed class OwnResultTests : IDisposable
{
    private static readonly RasterOptions Result = new() { IsResult = true };

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_geotiff_is_read_and_another_format_is_refused()
    {
        string own = Written("a.tif", 1);
        File.WriteAllText(folder["b.tif"], $"<VRTDataset rasterXSize=\"4\" rasterYSize=\"4\"><GeoTransform>0, 1, 0, 0, 0, -1</GeoTransform><VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename>{own}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>");

        using var raster = RasterFile.Open(own, Result);
        RasterFile.Open(folder["b.tif"]).Dispose();

        Assert.Equal("GTiff", raster.Driver);
        Assert.Throws<RasterException>(() => RasterFile.Open(folder["b.tif"], Result));
    }

    [Fact]
    public void One_that_names_an_overview_elsewhere_is_refused()
    {
        string path = Written("a.tif", 1), other = Written("other.tif", 2);
        const uint Update = 0x01, Raster = 0x02;
        using (var dataset = GdalNative.GDALOpenEx(path, Update | Raster, null, GdalText.List("IGNORE_COG_LAYOUT_BREAK=YES"), null))
        {
            Assert.Equal(0, GdalNative.GDALSetMetadataItem(dataset, "OVERVIEW_FILE", other, "OVERVIEWS"));
        }

        // In the file itself: nothing beside it tells.
        Assert.False(File.Exists(path + ".aux.xml"));
        RasterFile.Open(path).Dispose();
        Assert.Throws<RasterException>(() => RasterFile.Open(path, Result));
    }

    public void Dispose() => folder.Dispose();

    private string Written(string name, float value)
    {
        using var writer = RasterWriter.Create(folder[name], new("", new(0, 1, 0, 0, 0, -1), 4, 4), ["a"]);
        writer.Write(0, 0, 4, [.. Enumerable.Repeat(value, 16)]);
        writer.Complete();
        return folder[name];
    }
}
