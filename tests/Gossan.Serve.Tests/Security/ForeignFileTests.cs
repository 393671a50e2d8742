using System.Net;
using Gossan.Testing;

namespace Gossan.Serve.Tests.Security;

/// <summary>Files in the project that name others: GDAL would follow them out of the folder.</summary>
public sealed class ForeignFileTests(RunResult run)
{
    private const string Likelihood = "out/copper/logistic/district/likelihood.tif";

    [Fact]
    public async Task A_raster_of_another_format_is_not_read()
    {
        using var folder = run.Copy();
        using var outside = new TemporaryFolder();
        string secret = Outside(folder, outside);
        File.WriteAllText(folder[Likelihood], Virtual(secret));

        await using var site = await Site.Open(folder.FullPath);

        using var tile = await site.Get(Site.Tile("copper/logistic/likelihood", 0, 0, 0));
        Assert.NotEqual(HttpStatusCode.OK, tile.StatusCode);
        Assert.Contains("likelihood.tif", (await site.Record("api/run")).GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Empty(site.Bugs);
    }

    [Theory]
    [InlineData(".aux.xml")]
    [InlineData(".ovr")]
    public async Task Files_beside_a_raster_change_nothing(string ending)
    {
        using var folder = run.Copy();
        using var outside = new TemporaryFolder();
        string secret = Outside(folder, outside);
        string before = await TileOf(folder.FullPath);

        File.WriteAllText(folder[Likelihood + ending], ending is ".ovr" ? Virtual(secret) : $"<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">{secret}</MDI></Metadata></PAMDataset>");

        Assert.Equal(before, await TileOf(folder.FullPath));
    }

    [Fact]
    public async Task Prospects_of_another_format_are_not_read()
    {
        using var folder = run.Copy();
        using var outside = new TemporaryFolder();
        string path = folder["out/copper/logistic/district/prospects.gpkg"];
        File.Move(path, outside["secret.gpkg"]);
        File.WriteAllText(path, $"<OGRVRTDataSource><OGRVRTLayer name=\"prospects\"><SrcDataSource>{outside["secret.gpkg"]}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");

        await using var site = await Site.Open(folder.FullPath);

        var view = await site.Record("api/run");
        Assert.Empty(view.GetProperty("regions").EnumerateArray());
        Assert.Contains("prospects.gpkg", view.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A copy of the map, out of the folder.</summary>
    private static string Outside(TemporaryFolder folder, TemporaryFolder outside)
    {
        File.Copy(folder["out/copper/wofe/district/likelihood.tif"], outside["secret.tif"]);
        return outside["secret.tif"];
    }

    private static string Virtual(string source) =>
        $"<VRTDataset rasterXSize=\"40\" rasterYSize=\"30\"><GeoTransform>0, 1, 0, 0, 0, -1</GeoTransform><VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename>{source}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>";

    private static async Task<string> TileOf(string folder)
    {
        await using var site = await Site.Open(folder);
        using var tile = await site.Get(Site.Tile("copper/logistic/likelihood", 1, 0, 0));
        Assert.Equal(HttpStatusCode.OK, tile.StatusCode);
        return Convert.ToHexString(await tile.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
