namespace Gossan.Grids.Tests;

public class PointFileTests
{
    private const string TwoSites = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"Name": "Ruby", "tons": 12}, "geometry": {"type": "Point", "coordinates": [-135, 60]}},
          {"type": "Feature", "properties": {"Name": null, "tons": null}, "geometry": {"type": "Point", "coordinates": [-134, 61]}}]}
        """;

    // The central meridian of zone 8 and the length of its arc from the equator to 60 N.
    private static readonly (double X, double Y) Ruby = (500_000, 6_651_411.19);

    [Theory]
    [InlineData("geojson", "")]
    [InlineData("gpkg", "GPKG")]
    [InlineData("shp", "ESRI Shapefile")]
    public void Sites_are_read_from_the_usual_formats(string ending, string driver)
    {
        using var folder = new TemporaryFolder();
        string path = folder["sites.geojson"];
        File.WriteAllText(path, TwoSites);
        if (driver.Length > 0)
        {
            path = folder[$"copy.{ending}"];
            GdalTools.VectorTranslate(folder["sites.geojson"], path, "-f", driver);
        }

        PointSet set = PointFile.Read(path, Sample.Utm);
        Assert.Equal(2, set.Points.Count);
        AssertAt(Ruby, set.Points[0]);
        Assert.Equal(["Ruby", "feature 2"], set.Points.Select(point => point.Name), StringComparer.Ordinal);
        Assert.Equal("12", set.Points[0].Attributes["TONS"]);
        Assert.Equal("", set.Points[1].Attributes["tons"]);
        Assert.Equal("EPSG:4326", CoordinateSystem.NameOf(set.SourceCrs));
        Assert.Empty(set.Notes);
    }

    [Theory]
    [InlineData("lon,lat,site")]
    [InlineData("LONGITUDE,Latitude,Site")]
    [InlineData("long,lat,deposit")]
    public void Longitude_and_latitude_columns_are_wgs84(string header)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], $"{header}\n-135,60,Ruby\n-134.5,60.5,\"Jade, lower\"\n");
        PointSet set = PointFile.Read(folder["sites.csv"], Sample.Utm);
        AssertAt(Ruby, set.Points[0]);
        Assert.Equal(["Ruby", "Jade, lower"], set.Points.Select(point => point.Name), StringComparer.Ordinal);
        string[] names = header.Split(',');
        Assert.Equal([$"Columns {names[0]} and {names[1]} were taken as longitude and latitude in EPSG:4326."], set.Notes);
    }

    [Theory]
    [InlineData("x,y", ',')]
    [InlineData("Easting;Northing", ';')]
    public void Plane_coordinates_without_a_crs_are_those_of_the_grid(string header, char separator)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], $"{header}\n500000.5{separator}6900000\n");
        PointSet set = PointFile.Read(folder["sites.csv"], Sample.Utm);
        Assert.Equal((500_000.5, 6_900_000), (set.Points[0].X, set.Points[0].Y));
        Assert.Equal("feature 1", set.Points[0].Name);
        Assert.StartsWith("The file names no CRS; columns ", Assert.Single(set.Notes), StringComparison.Ordinal);
        Assert.Contains("in the one of the grid (EPSG:26908)", set.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Named_columns_and_a_named_crs_are_taken()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], "x,y,E_83,N_83,id\n0,0,-135,60,7\n");
        PointSet set = PointFile.Read(folder["sites.csv"], Sample.Utm, new() { X = "e_83", Y = "n_83", Crs = "EPSG:4269" });
        AssertAt(Ruby, set.Points[0]);
        Assert.Equal("7", set.Points[0].Name);
        Assert.Equal("EPSG:4269", CoordinateSystem.NameOf(set.SourceCrs));
        Assert.Equal(["The file names no CRS; EPSG:4269 was taken, as the options say."], set.Notes);
    }

    [Fact]
    public void Degrees_go_before_metres_while_no_crs_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], "x,y,lon,lat\n1,2,-135,60\n");
        AssertAt(Ruby, PointFile.Read(folder["sites.csv"], Sample.Utm).Points[0]);
        Assert.Equal(1, PointFile.Read(folder["sites.csv"], Sample.Utm, new() { Crs = "EPSG:26908" }).Points[0].X);
    }

    [Fact]
    public void A_shapefile_without_prj_is_on_the_crs_of_the_options_and_is_refused_without()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.geojson"], TwoSites);
        GdalTools.VectorTranslate(folder["sites.geojson"], folder["sites.shp"], "-f", "ESRI Shapefile");
        File.Delete(folder["sites.prj"]);
        AssertAt(Ruby, PointFile.Read(folder["sites.shp"], Sample.Utm, new() { Crs = "EPSG:4326" }).Points[0]);
        var refused = Assert.Throws<VectorException>(() => PointFile.Read(folder["sites.shp"], Sample.Utm));
        Assert.Equal($"{folder["sites.shp"]} has no .prj beside it that names the CRS of its coordinates; the region is in EPSG:26908.\nWrite `crs: EPSG:...` on the layer with the system that the coordinates are in; `crs: EPSG:26908` if they are in that of the region.", refused.Message);
        Assert.Equal(-135, PointFile.Read(folder["sites.shp"], targetCrs: "").Points[0].X);
    }

    [Fact]
    public void A_geopackage_that_says_undefined_has_no_crs()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], "name,WKT\nRuby,POINT (500000 6900000)\n");
        GdalTools.VectorTranslate(folder["sites.csv"], folder["sites.gpkg"], "-f", "GPKG", "-nlt", "POINT", "-nln", "sites");
        Assert.Contains("sites.gpkg does not name the CRS of its coordinates; the region is in EPSG:26908.", Assert.Throws<VectorException>(() => PointFile.Read(folder["sites.gpkg"], Sample.Utm)).Message, StringComparison.Ordinal);
        PointSet set = PointFile.Read(folder["sites.gpkg"], Sample.Utm, new() { Crs = "EPSG:26908" });
        Assert.Equal(("Ruby", 500_000, 6_900_000), (set.Points[0].Name, set.Points[0].X, set.Points[0].Y));
    }

    [Fact]
    public void A_region_may_have_no_sites()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["none.csv"], "x,y\n");
        Assert.Empty(PointFile.Read(folder["none.csv"], Sample.Utm).Points);
        File.WriteAllText(folder["lost.csv"], "WKT,name\n,Lost\n");
        Assert.Equal(["Left out: 1 feature without a geometry (Lost)."], PointFile.Read(folder["lost.csv"], targetCrs: "").Notes);
    }

    [Fact]
    public void A_filter_leaves_the_sites_that_pass_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], "lon,lat,name,type\n-135,60,Ruby,22c\n-134,60,Jade,36a\n-133,60,Opal,22c (Red Sea)\n");
        PointSet set = PointFile.Read(folder["sites.csv"], Sample.Utm, new() { Where = "type LIKE '22c%'" });
        Assert.Equal(["Ruby", "Opal"], set.Points.Select(point => point.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void Longitudes_from_0_to_360_come_into_the_range_of_the_grid_and_back()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["east.csv"], "lon,lat\n225,60\n-134,60\n");
        var west = new Grid(Sample.Wgs84, new(-140, 0.1, 0, 65, 0, -0.1), 100, 100);
        PointSet set = PointFile.Read(folder["east.csv"], west);
        Assert.Equal([-135, -134], set.Points.Select(point => point.X));
        Assert.Contains("Longitudes of 1 feature were shifted by 360 degrees into the range of the grid.", set.Notes, StringComparer.Ordinal);
        Assert.Equal([225, 226], PointFile.Read(folder["east.csv"], west with { Transform = new(220, 0.1, 0, 65, 0, -0.1) }).Points.Select(point => point.X));
    }

    [Fact]
    public void A_crs_in_the_options_wins_over_the_files_and_is_noted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.geojson"], TwoSites);
        PointSet set = PointFile.Read(folder["sites.geojson"], Sample.Wgs84, new() { Crs = "EPSG:4283" });
        Assert.Equal(["The file says EPSG:4326; EPSG:4283 was taken, as the options say."], set.Notes);
    }

    [Fact]
    public void A_multipoint_gives_each_of_its_points_and_a_feature_without_geometry_is_noted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.geojson"], """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"title": "Twin"}, "geometry": {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}},
              {"type": "Feature", "properties": {"title": "Lost"}, "geometry": null}]}
            """);
        PointSet set = PointFile.Read(folder["sites.geojson"], Sample.Wgs84);
        Assert.Equal([("Twin", 1, 2), ("Twin", 3, 4)], set.Points.Select(point => (point.Name, point.X, point.Y)));
        Assert.Equal(["Left out: 1 feature without a geometry (Lost)."], set.Notes);
    }

    [Fact]
    public void Points_that_cannot_be_carried_over_are_left_out_and_listed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], "lon,lat,name\n-135,60,Ruby\n20,140,Swapped\n");
        PointSet set = PointFile.Read(folder["sites.csv"], Sample.Utm);
        Assert.Equal("Ruby", Assert.Single(set.Points).Name);
        Assert.Contains("Left out: 1 feature that cannot be carried over from EPSG:4326 to EPSG:26908 (Swapped).", set.Notes, StringComparer.Ordinal);
    }

    [Fact]
    public void A_grid_without_crs_takes_coordinates_as_they_are()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.geojson"], TwoSites);
        PointSet set = PointFile.Read(folder["sites.geojson"], targetCrs: "");
        Assert.Equal((-135, 60), (set.Points[0].X, set.Points[0].Y));
        Assert.Equal(["The grid has no CRS; coordinates in EPSG:4326 were taken as they are."], set.Notes);
    }

    [Fact]
    public void The_first_layer_with_points_is_read_and_the_choice_is_noted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.geojson"], TwoSites);
        File.WriteAllText(folder["faults.geojson"], """{"type": "LineString", "coordinates": [[0, 0], [1, 1]]}""");
        string path = folder["all.gpkg"];
        GdalTools.VectorTranslate(folder["faults.geojson"], path, "-f", "GPKG", "-nln", "faults", "-nlt", "LINESTRING");
        string merged = folder["all.vrt"];
        File.WriteAllText(merged, $"""
            <OGRVRTDataSource>
              <OGRVRTLayer name="faults"><SrcDataSource>{path}</SrcDataSource></OGRVRTLayer>
              <OGRVRTLayer name="sites"><SrcDataSource>{folder["sites.geojson"]}</SrcDataSource><GeometryType>wkbPoint</GeometryType></OGRVRTLayer>
            </OGRVRTDataSource>
            """);
        PointSet set = PointFile.Read(merged, Sample.Wgs84);
        Assert.Equal(2, set.Points.Count);
        Assert.Equal([$"{merged} has 2 layers (faults (Line String), sites (Point)); 'sites' was read."], set.Notes);
        Assert.Empty(PointFile.Read(merged, Sample.Wgs84, new() { Layer = "sites" }).Notes);
        Assert.Contains("has no layer of points; it has faults (Line String).", Assert.Throws<VectorException>(() => PointFile.Read(merged, Sample.Wgs84, new() { Layer = "faults" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_known_deposits_of_cloncurry_lie_in_their_district()
    {
        string path = SharedData.PathOf("data/cloncurry_iocg/CalculateResponse/IOCG_Deposits.shp");
        PointSet set = PointFile.Read(path, Sample.Wgs84);
        Assert.Equal(258, set.Points.Count);
        Assert.All(set.Points, point => Assert.True(point.X is > 138 and < 143 && point.Y is > -24 and < -17, $"{point.X}, {point.Y}"));
        Assert.NotEmpty(set.Points[0].Attributes);
    }

    private static void AssertAt((double X, double Y) expected, PointFeature point)
    {
        // NAD83 and WGS 84 differ by nothing in PROJ's default way; a centimetre covers the rounding of the arc.
        Assert.Equal(expected.X, point.X, 0.01);
        Assert.Equal(expected.Y, point.Y, 0.01);
    }
}
