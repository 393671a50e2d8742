using System.IO.Compression;
using Gossan.Testing;

namespace Gossan.Cli.Tests.Commands;

/// <summary>Bad layers of every kind end in exit code 2 and a message that names the thing, the facts and the way out.</summary>
public class BadLayerTests
{
    [Theory]
    [InlineData("encode: distance, crs: 'MGA 54'", "'MGA 54' names no known coordinate reference system", "EPSG:26908")]
    [InlineData("encode: interpolate, field: copper", "layer 'extra': ", "has no field 'copper'; its fields are cu, note")]
    [InlineData("encode: interpolate, field: note", "'rich' in the field note, which is not a number")]
    [InlineData("encode: one-hot, field: note", "holds points, but encode: one-hot needs polygons", "Check the path and encode:")]
    [InlineData("encode: presence, where: cu > 1000", "none of the 3 features", "passes the filter cu > 1000")]
    [InlineData("encode: presence, layer: faults", "has no layer 'faults'")]
    [InlineData("encode: value", "layer 'extra'", "holds points, but encode: value needs polygons")]
    [InlineData("kind: continuous", "holds points, and the project does not say how they become numbers", "or interpolate with field:")]
    [InlineData("encode: interpolate", "regions.district.layers.extra.encode: interpolate needs field:")]
    [InlineData("encode: density", "regions.district.layers.extra.encode: density needs radius:")]
    [InlineData("encode: distances", "regions.district.layers.extra.encode is 'distances', but should be one of", "did you mean 'distance'?")]
    [InlineData("encode: presence, radius: 50", "radius: it belongs to encode: density or interpolate")]
    [InlineData("encode: presence, transform: [clr, clr]", "clr stands 2 times")]
    [InlineData("encode: presence, fill: { method: mean, distance: 5 }", "fill.distance belongs to fill.method: idw")]
    [InlineData("nodata: abc", "regions.district.layers.extra.nodata is 'abc', but should be a number, a list of them, or { low, high }")]
    [InlineData("encode: presence, nodata: [a]", "nodata", "is 'a', but should be a number")]
    [InlineData("encode: distance, nodata: -99", "nodata: it belongs to encode: value or one-hot or interpolate, but the layer has encode: distance")]
    public void Settings_of_a_layer_of_points_that_cannot_work_are_refused(string settings, params string[] named)
    {
        using var project = new LayerProject($"extra: {{ path: points.geojson, {settings} }}");
        project.Points();

        Refused(project, named);
    }

    [Fact]
    public void Shapes_elsewhere_empty_layers_and_polygons_as_points_are_refused()
    {
        using var project = new LayerProject("extra: { path: far.geojson, encode: distance }");
        LayerProject.Sketch().Line(null, (5000, 5000), (5100, 5000)).Save(project["far.geojson"]);
        Refused(project, "layer 'extra' (far.geojson) lies outside the region", "Check the reference system");

        project.Write("known_sites.csv", "extra: { path: empty.geojson, encode: presence }");
        LayerProject.Sketch().Save(project["empty.geojson"]);
        Refused(project, "empty.geojson has no features");

        project.Write("known_sites.csv", "extra: { path: areas.geojson, encode: interpolate, field: cu }");
        LayerProject.Sketch().Box(5, 5, 20, 20, new { cu = 4 }).Save(project["areas.geojson"]);
        Refused(project, "holds polygons, but encode: interpolate needs points");

        project.Write("areas.geojson");
        Refused(project, "areas.geojson has no layer of points", "Sites are points");
    }

    [Fact]
    public void Numbers_that_are_all_below_detection_are_refused()
    {
        using var project = new LayerProject("extra: { path: soil.csv, encode: interpolate, field: Au, crs: 'EPSG:32754' }");
        var (x, y) = SmallProject.District.Grid.CentreOf(30, 40);
        File.WriteAllText(project["soil.csv"], FormattableString.Invariant($"x,y,Au\n{x},{y},<0.01\n{x + 500},{y},<0.01\n"));

        Refused(project, "all 2 values of the field Au", "below the detection limit (such as '<0.01')", "Leave the field out");
    }

    [Fact]
    public void A_quantity_as_classes_is_refused()
    {
        using var project = new LayerProject("extra: { path: layers/magnetics_nt.tif, kind: categorical }");

        Refused(project, "layer 'extra' (layers/magnetics_nt.tif) has more than 500 classes", "kind: continuous");
    }

    [Fact]
    public void Damaged_locked_and_untrusted_files_are_refused()
    {
        using var project = new LayerProject("extra: { path: points.gpkg, encode: presence }");
        GdalTools.VectorTranslate(project.Points(), project["points.gpkg"], "-f", "GPKG");
        using (new LockedFile(project["points.gpkg"]))
        {
            Refused(project, "points.gpkg is locked by another program that writes to it", "Close it there");
        }

        using (var stream = new FileStream(project["points.gpkg"], FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        Refused(project, "points.gpkg cannot be");

        project.Write("known_sites.csv", "extra: { path: evil.zip, encode: presence }");
        using (var zip = ZipFile.Open(project["evil.zip"], ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(project["points.geojson"], "../points.geojson");
        }

        Refused(project, "evil.zip has an entry '../points.geojson' that points outside the archive");

        project.Write("known_sites.csv", "extra: { path: points.zip, encode: presence }");
        File.WriteAllText(project["points.zip"], "PK and no more");
        Refused(project, "points.zip");

        project.Write("known_sites.csv", "extra: { path: nowhere.gpkg, encode: presence }");
        Refused(project, "there is no file", "nowhere.gpkg", "Check the path");
    }

    [Fact]
    public void A_shapefile_without_prj_is_asked_for_its_system()
    {
        using var project = new LayerProject("extra: { path: points.shp, encode: presence }");
        GdalTools.VectorTranslate(project.Points(), project["points.shp"], "-f", "ESRI Shapefile");
        File.Delete(project["points.prj"]);

        Refused(project, "points.shp", "the region is in EPSG:32754", "Write `crs: EPSG:...` on the layer");
        project.Write("known_sites.csv", "extra: { path: points.shp, encode: presence, crs: 'EPSG:32754' }");
        project.Do("prepare").Succeeded().Shows("The file names no CRS; EPSG:32754 was taken, as the options say.");
    }

    [Fact]
    public void A_grid_without_a_crs_is_asked_for_it()
    {
        using var project = new LayerProject("extra: { path: bare.asc }");
        File.WriteAllText(project["bare.asc"], "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 7699000\ncellsize 500\nNODATA_value 1142.4056\n1 2\n3 1142.4056\n");

        Refused(project, "layer 'extra' (bare.asc) names no coordinate reference system, but its region has EPSG:32754", "crs: on the layer");
    }

    [Fact]
    public void Degrees_are_refused_with_the_zone_to_use()
    {
        using var project = new LayerProject();
        project.Points();
        File.WriteAllText(project["gossan.yaml"], """
            regions: { district: { grid: { crs: 'EPSG:4326', cell_size: 0.01 }, layers: { base: base.tif, extra: { path: points.geojson, encode: distance } } } }
            targets: { copper: { sites: { district: known_sites.csv } } }
            models: [logistic]
            """);

        Refused(project, "layer 'extra' (encode: distance) needs distances in metres", "EPSG:4326 counts degrees", "crs: \"EPSG:32754\"");
    }

    [Fact]
    public void Labels_that_are_coded_the_other_way_round_are_refused()
    {
        using var project = new LayerProject();
        project.Files.Raster("labels.tif", (r, c) => r % 20 == 5 && c % 20 == 5 ? 0 : 1);
        project.Write("labels.tif");
        Refused(project, "marks 4,788 of its 4,800 cells with 1 as sites", "value: 0");

        project.Write("{ path: labels.tif, value: 0 }");
        project.Do("prepare").Succeeded().Shows("12 sites: 12 used");
    }

    private static void Refused(LayerProject project, params string[] named)
    {
        project.Do("prepare").Refused(named);
        Assert.Empty(Directory.Exists(project["out/stack"]) ? Directory.GetFileSystemEntries(project["out/stack"]) : []);
    }
}
