namespace Gossan.Grids.Tests;

/// <summary>Vector files that are damaged, empty, locked, or not what is asked for.</summary>
public sealed class VectorRefusalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("geojson", "GeoJSON", "cannot be opened as a vector file: ")]
    [InlineData("gpkg", "GPKG", "cannot be read to its end: database disk image is malformed")]
    [InlineData("shp", "ESRI Shapefile", "cannot be read to its end: ")]
    [InlineData("dbf", "ESRI Shapefile", "cannot be read to its end: ")]
    [InlineData("fgb", "FlatGeobuf", "cannot be read to its end: ")]
    [InlineData("gml", "GML", "cannot be read to its end: ")]
    [InlineData("kml", "KML", "cannot be opened as a vector file: ")]
    public void A_file_cut_in_half_is_refused_and_never_read_in_part(string ending, string driver, string text)
    {
        string path = Areas($"areas.{(ending is "dbf" ? "shp" : ending)}", driver, count: 3000);
        string cut = folder[$"areas.{ending}"];
        using (var stream = new FileStream(cut, FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        var e = Assert.Throws<VectorException>(() => VectorFile.Open(path));
        Assert.StartsWith($"{path} {text}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_cut_of_a_geopackage_is_noticed()
    {
        string path = Areas("areas.gpkg", "GPKG", count: 500);
        byte[] whole = File.ReadAllBytes(path);
        for (int tenth = 1; tenth < 10; tenth++)
        {
            File.WriteAllBytes(folder["cut.gpkg"], whole[..(whole.Length * tenth / 10)]);
            Assert.Throws<VectorException>(() => VectorFile.Open(folder["cut.gpkg"]));
        }
    }

    [Fact]
    public void A_file_without_features_is_refused()
    {
        File.WriteAllText(folder["a.csv"], "x,y\n");
        Assert.Equal($"layer 'a' of {folder["a.csv"]} has no features.\nWas it exported whole, and is it the right layer?", Refused(folder["a.csv"]));
    }

    [Theory]
    [InlineData("GPKG", "gpkg")]
    [InlineData("GeoJSON", "geojson")]
    public void A_filter_that_nothing_passes_is_refused_with_the_count_before_it(string driver, string ending)
    {
        string path = Areas($"areas.{ending}", driver, count: 3);
        Assert.Equal(
            $"none of the 3 features of layer '{LayerOf(path)}' of {path} passes the filter code = '36a'.\nCheck the spelling and the case of its values; the columns are code, cu.",
            Refused(path, new() { Where = "code = '36a'" }));
    }

    [Theory]
    [InlineData("GPKG", "gpkg", "kode = 'a'", "no such column: kode")]
    [InlineData("GPKG", "gpkg", "cu >>", "incomplete input")]
    [InlineData("GeoJSON", "geojson", "kode = 'a'", "\"kode\" not recognised as an available field")]
    public void A_filter_that_does_not_work_is_shown_with_the_reason_and_the_columns(string driver, string ending, string filter, string reason)
    {
        string path = Areas($"areas.{ending}", driver, count: 3);
        string message = Refused(path, new() { Where = filter });
        Assert.StartsWith($"the filter {filter} does not work on {path}: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.EndsWith(".\nIts columns are code, cu; a filter reads such as cu LIKE 'A%' or cu > 100.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_on_a_table_learns_that_its_columns_are_text()
    {
        File.WriteAllText(folder["soil.csv"], "x,y,Cu\n1,2,300\n");
        Assert.Equal(
            $"the filter Cu > 100 does not work on {folder["soil.csv"]}: Type mismatch or improper type of arguments to > operator.\nIts columns are x, y, Cu; a filter reads such as Cu LIKE 'A%'; every column of a CSV is text, so numbers need CAST: CAST(Cu AS FLOAT) > 100.",
            Refused(folder["soil.csv"], new() { Where = "Cu > 100" }));
        using var file = VectorFile.Open(folder["soil.csv"], new() { Where = "CAST(Cu AS FLOAT) > 100" });
        Assert.Equal(1, file.Features);
    }

    [Fact]
    public void A_missing_field_is_answered_with_the_nearest()
    {
        using var file = VectorFile.Open(Areas("areas.gpkg", "GPKG", count: 3));
        Assert.Equal($"{file.Path} has no field 'kode'; its fields are code, cu.\nDid you mean 'code'?", Assert.Throws<VectorException>(() => file.Read("", ["kode"])).Message);
        Assert.EndsWith("\nName one as the file writes it.", Assert.Throws<VectorException>(() => file.Read("").Texts("magnetics")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_words_is_no_field_of_numbers()
    {
        using var file = VectorFile.Open(Areas("areas.gpkg", "GPKG", count: 3));
        Assert.Equal([0, 1.5, 3], file.Read("").Numbers("cu").Values);
        Assert.StartsWith($"feature 1 of {file.Path} has '22c0' in the field code, which is not a number.\n", Assert.Throws<VectorException>(() => file.Read("").Numbers("code")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_than_the_needed_one_is_refused()
    {
        using var areas = VectorFile.Open(Areas("areas.geojson", "GeoJSON", count: 3));
        areas.RequireKind(VectorKind.Polygons);
        Assert.Equal($"layer 'areas' of {areas.Path} holds polygons, but points are needed.\nTake the centroids of lines and areas first, for example in QGIS.", Assert.Throws<VectorException>(() => areas.RequireKind(VectorKind.Points)).Message);
        Assert.EndsWith(" holds polygons, but lines are needed.\nName a file or layer of lines, or take the outlines of areas first, for example in QGIS.", Assert.Throws<VectorException>(() => areas.RequireKind(VectorKind.Lines)).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["sites.csv"], "x,y\n1,2\n");
        using var sites = VectorFile.Open(folder["sites.csv"]);
        Assert.Equal($"layer 'sites' of {sites.Path} holds points, but polygons are needed.\nName a file or layer of areas, or make areas of these first (a buffer, for example in QGIS).", Assert.Throws<VectorException>(() => sites.RequireKind(VectorKind.Polygons)).Message);
    }

    [Fact]
    public void Features_without_any_geometry_are_refused()
    {
        File.WriteAllText(folder["a.geojson"], """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"n": 1}, "geometry": null}]}""");
        Assert.Matches("has no layer with geometries or coordinate columns; it has a \\(Table\\)|has no coordinate columns that are known; its columns are n|none of the 1 features of layer 'a' of .* has a geometry", Refused(folder["a.geojson"]));
        File.WriteAllText(folder["b.csv"], "WKT,name\n,a\n,b\n");
        Assert.StartsWith($"none of the 2 features of layer 'b' of {folder["b.csv"]} has a geometry.\n", Refused(folder["b.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_names_no_crs_leaves_the_decision_to_the_caller()
    {
        string path = Areas("areas.shp", "ESRI Shapefile", count: 3);
        File.Delete(folder["areas.prj"]);
        using var file = VectorFile.Open(path);
        Assert.Equal("", file.Crs);
        Assert.Equal(["The file names no CRS; coordinates were taken in the one of the grid (EPSG:26908)."], file.Read(Sample.Grid()).Notes);
        file.RequireCrs("");
        Assert.Equal(
            $"{path} has no .prj beside it that names the CRS of its coordinates; the region is in EPSG:26908.\nWrite `crs: EPSG:...` on the layer with the system that the coordinates are in; `crs: EPSG:26908` if they are in that of the region.",
            Assert.Throws<VectorException>(() => file.RequireCrs(Sample.Utm)).Message);
        Assert.Equal(
            "a.gpkg does not name the CRS of its coordinates; the region is in Mine grid.\nWrite `crs: EPSG:...` on the layer with the system that the coordinates are in.",
            VectorException.NoCrs("a.gpkg", "LOCAL_CS[\"Mine grid\",UNIT[\"metre\",1]]").Message);
    }

    [Fact]
    public void An_unknown_crs_is_refused() =>
        Assert.StartsWith("'UTM 8 north' names no known coordinate reference system", Assert.Throws<CoordinateSystemException>(() => VectorFile.Open(Areas("a.geojson", "GeoJSON", 1), new() { Crs = "UTM 8 north" })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_locked_geopackage_is_named()
    {
        string path = Areas("areas.gpkg", "GPKG", count: 3);
        using (new LockedFile(path))
        {
            Assert.Equal($"{path} is locked by another program that writes to it (the database is locked).\nClose it there (QGIS, a script), or work on a copy.", Refused(path));
        }

        using var file = VectorFile.Open(path);
        Assert.Equal(3, file.Features);
    }

    private static string Refused(string path, VectorOptions? options = null) => Assert.Throws<VectorException>(() => VectorFile.Open(path, options)).Message;

    private static string LayerOf(string path)
    {
        using var file = VectorFile.Open(path);
        return file.Layer;
    }

    /// <summary>Triangles in a row with a code and a number.</summary>
    private string Areas(string name, string driver, int count)
    {
        string source = folder["source/areas.geojson"];
        var features = Enumerable.Range(0, count).Select(i => FormattableString.Invariant(
            $$$"""{"type": "Feature", "properties": {"code": "22c{{{i}}}", "cu": {{{i * 1.5}}}}, "geometry": {"type": "Polygon", "coordinates": [[[{{{i * 0.01}}}, 0], [{{{(i + 1) * 0.01}}}, 0], [{{{i * 0.01}}}, 1], [{{{i * 0.01}}}, 0]]]}}"""));
        File.WriteAllText(source, $$"""{"type": "FeatureCollection", "features": [{{string.Join(",\n", features)}}]}""");
        GdalTools.VectorTranslate(source, folder[name], "-f", driver);
        return folder[name];
    }
}
