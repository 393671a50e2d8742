namespace Gossan.Grids.Tests;

public class VectorExceptionTests
{
    [Fact]
    public void A_missing_file_is_said_to_be_missing()
    {
        var e = Assert.Throws<VectorException>(() => PointFile.Read("nowhere/sites.gpkg", Sample.Utm));
        Assert.Equal($"there is no file nowhere/sites.gpkg.\nCheck the path; relative paths start at {Environment.CurrentDirectory}.", e.Message);
        Assert.Equal("nowhere/sites.gpkg", e.Path);
    }

    [Fact]
    public void A_text_file_is_no_vector_file_and_gdal_says_why() =>
        AssertFails("sites.gpkg", "just text", "sites.gpkg cannot be opened as a vector file: ", "not recognized as", "GeoPackage (.gpkg), Shapefile");

    [Fact]
    public void Areas_are_not_points() =>
        AssertFails(
            "areas.geojson",
            """{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}""",
            "areas.geojson has no layer of points; it has areas (Polygon).\nSites are points: take the centroids");

    [Fact]
    public void A_line_among_points_is_named_by_its_number() =>
        AssertFails(
            "mixed.geojson",
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
              {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}]}
            """,
            "feature 2 of layer 'mixed' in ",
            " is a Line String, but points are needed.\nTake the centroids of lines and areas first");

    [Fact]
    public void A_table_without_coordinate_columns_lists_what_it_has_and_what_is_expected() =>
        AssertFails("sites.csv", "name,grade,ost\nRuby,3,4\n", "has no coordinate columns that are known; its columns are name, grade, ost.\nExpected are x and y, easting and northing, lon and lat");

    [Theory]
    [InlineData("twelve")]
    [InlineData("")]
    [InlineData("1e999")]
    [InlineData("60 N")]
    public void A_coordinate_that_is_no_number_is_named_with_its_row(string text) =>
        AssertFails("sites.csv", $"lon,lat,name\n1,2,a\n1,{text},b\n", "row 2 of ", $"has '{text}' in the coordinate column lat, which is not a number");

    [Fact]
    public void A_named_column_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], "E,N\n1,2\n");
        var e = Assert.Throws<VectorException>(() => PointFile.Read(folder["sites.csv"], Sample.Utm, new() { X = "E", Y = "North" }));
        Assert.Contains("has no column 'North'; its columns are E, N.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_layer_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.geojson"], """{"type": "Point", "coordinates": [0, 0]}""");
        var e = Assert.Throws<VectorException>(() => PointFile.Read(folder["a.geojson"], Sample.Utm, new() { Layer = "b" }));
        Assert.Contains("has no layer 'b'; it has a (Point).", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_crs_in_the_options_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sites.csv"], "x,y\n1,2\n");
        Assert.Throws<CoordinateSystemException>(() => PointFile.Read(folder["sites.csv"], Sample.Utm, new() { Crs = "UTM 8 north" }));
    }

    private static void AssertFails(string file, string content, params string[] texts)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[file], content);
        var e = Assert.Throws<VectorException>(() => PointFile.Read(folder[file], Sample.Utm));
        Assert.All(texts, text => Assert.Contains(text, e.Message, StringComparison.Ordinal));
    }
}
