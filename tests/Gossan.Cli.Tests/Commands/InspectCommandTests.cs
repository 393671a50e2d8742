using System.Text.Json;

namespace Gossan.Cli.Tests.Commands;

/// <summary>gossan inspect: warnings first, all layers, all sites, nothing written.</summary>
public class InspectCommandTests
{
    [Fact]
    public void Warnings_come_before_the_layers_and_nothing_is_written()
    {
        using var project = new LayerProject("northing: { path: n.tif }", "flat: { path: flat.tif }", "faults: { path: points.geojson, encode: distance }", "cu: { path: points.geojson, encode: interpolate, field: cu, transform: [log] }");
        project.Points();
        project.Files.Raster("n.tif", (r, _) => 1000 - r);
        project.Files.Raster("flat.tif", (_, _) => 3);
        var ran = project.Do("inspect").Succeeded();

        ran.Shows(
            "region 'district': 80 x 60 cells", "(from base.tif)", "warning: layer 'flat' (flat.tif) is constant", "warning: layer 'northing' is nearly a plane",
            "layer 'cu' is interpolated at any distance", "target 'copper': 20 sites", "suggested block size: ", "layers: values stay alike over ", "sites: the nearest neighbour is ", "points, continuous", "distance in metres from the cell's centre; clip, standardize", "; log");
        int first = ran.Output.IndexOf("warning: layer 'flat'", StringComparison.Ordinal), second = ran.Output.IndexOf("warning: layer 'northing'", StringComparison.Ordinal), table = ran.Output.IndexOf("skewness", StringComparison.Ordinal);
        Assert.True(first > 0 && first < second && second < table, ran.Output);
        Assert.False(Directory.Exists(project["out"]));
    }

    [Fact]
    public void Json_is_json_and_nothing_else()
    {
        using var project = new LayerProject("geology: { path: geology.tif, kind: categorical }", "flat: { path: flat.tif }");
        project.Files.Raster("geology.tif", (r, c) => c / 20);
        project.Files.Raster("flat.tif", (_, _) => 3);
        using var json = JsonDocument.Parse(project.Do("inspect", "--json").Document().ToJsonString());
        var region = json.RootElement[0];

        Assert.Equal("district", region.GetProperty("region").GetString());
        Assert.Equal(["base", "geology", "flat"], region.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("name").GetString()!), StringComparer.Ordinal);
        Assert.Equal("flat", region.GetProperty("warnings")[0].GetProperty("subject").GetString());
        Assert.Equal(4, region.GetProperty("layers")[1].GetProperty("classes").GetInt32());
        Assert.Equal(20, region.GetProperty("sites").GetProperty("copper").GetProperty("sites").GetArrayLength());
    }

    [Fact]
    public void A_layer_that_cannot_be_read_does_not_hide_the_others()
    {
        using var project = new LayerProject("bad: { path: points.geojson, encode: interpolate, field: note }", "good: { path: points.geojson, encode: presence }");
        project.Points();

        project.Do("inspect").Succeeded().Shows("'rich' in the field note, which is not a number", "good: points.geojson, 3 points");
    }
}
