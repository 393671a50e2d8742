namespace Gossan.Grids.Tests.Rasters;

public sealed class SourceFilesTests
{
    [Fact]
    public void A_file_alone_is_itself_and_so_is_one_that_is_missing_or_no_raster()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text.tif"], "no raster");

        Assert.Equal([folder["text.tif"]], SourceFiles.Of(folder["text.tif"]));
        Assert.Equal([folder["missing.tif"]], SourceFiles.Of(folder["missing.tif"]));
    }

    [Fact]
    public void Sidecars_and_world_files_and_the_parts_of_a_Shapefile_belong_to_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["grid.asc"], "ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -1\n1 2\n");
        File.WriteAllText(folder["grid.prj"], CoordinateSystem.WktOf("EPSG:32754"));

        Assert.Equal([folder["grid.asc"], folder["grid.prj"]], SourceFiles.Of(folder["grid.asc"]));
    }

    [Fact]
    public void The_sources_of_a_VRT_belong_to_it()
    {
        using var folder = new TemporaryFolder();
        using (var writer = RasterWriter.Create(folder["source.tif"], new Grid(CoordinateSystem.WktOf("EPSG:32754"), new(0, 1, 0, 0, 0, -1), 4, 4), ["a"]))
        {
            writer.Complete();
        }

        File.WriteAllText(folder["mosaic.vrt"], """
            <VRTDataset rasterXSize="4" rasterYSize="4"><GeoTransform>0,1,0,0,0,-1</GeoTransform>
            <VRTRasterBand dataType="Float32" band="1"><SimpleSource><SourceFilename relativeToVRT="1">source.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>
            """);

        Assert.Contains(folder["source.tif"], SourceFiles.Of(folder["mosaic.vrt"]));
    }
}
