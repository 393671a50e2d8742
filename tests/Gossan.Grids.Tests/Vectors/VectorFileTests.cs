namespace Gossan.Grids.Tests;

public class VectorFileTests
{
    private const string Faults = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"name": "A", "dip": 60}, "geometry": {"type": "LineString", "coordinates": [[1, 2, 9], [3, 4, 9], [3, 6, 9]]}},
          {"type": "Feature", "properties": {"name": "B", "dip": null}, "geometry": {"type": "MultiLineString", "coordinates": [[[-1, 0], [0, 0]], [[5, 5], [6, 5]]]}}]}
        """;

    private static readonly Segment[] FaultPieces = [new(1, 2, 3, 4), new(3, 4, 3, 6), new(-1, 0, 0, 0), new(5, 5, 6, 5)];

    public static TheoryData<string, string> Formats => new()
    {
        { "geojson", "GeoJSON" }, { "gpkg", "GPKG" }, { "shp", "ESRI Shapefile" }, { "fgb", "FlatGeobuf" }, { "gml", "GML" }, { "kml", "KML" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Lines_are_read_from_the_usual_formats_under_any_file_name(string ending, string driver)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["faults.geojson"], Faults);
        string path = folder[$"Gänge & Störungen 北.{ending}"];

        // GDAL writes the file's name into the GML as it is, "&" too.
        string written = driver is "GML" ? folder["faults.gml"] : path;
        GdalTools.VectorTranslate(folder["faults.geojson"], written, "-f", driver);
        File.Move(written, path);
        File.Delete(folder["faults.xsd"]);
        string[] before = Directory.GetFiles(folder.FullPath);

        using var file = VectorFile.Open(path);
        Assert.Equal((VectorKind.Lines, 2), (file.Kind, file.Features));
        Assert.Equal("EPSG:4326", CoordinateSystem.NameOf(file.Crs));
        Assert.Equal((-1, 0, 6, 6), file.Extent);
        Assert.Empty(file.Notes);
        VectorShapes shapes = file.Read(Sample.Wgs84);
        Assert.Equal((VectorKind.Lines, 2), (shapes.Kind, shapes.Count));
        Assert.Equal(FaultPieces, shapes.Pieces());
        Assert.Equal((-1, 0, 6, 6), shapes.Bounds);
        Assert.Equal(["A", "B"], shapes.Names, StringComparer.Ordinal);
        Assert.Equal(["A", "B"], shapes.Texts("NAME"), StringComparer.Ordinal);
        Assert.Equal(before, Directory.GetFiles(folder.FullPath));
    }

    [Fact]
    public void Wkt_columns_hold_features_of_any_kind_and_collections_are_split()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["all.csv"], "WKT,name\n\"POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))\",a\n\"GEOMETRYCOLLECTION (POINT (7 8), LINESTRING (0 0, 1 1))\",b\nPOINT (9 9),c\n");
        using var file = VectorFile.Open(folder["all.csv"]);
        VectorShapes shapes = file.Read("");
        Assert.Equal((VectorKind.Mixed, 3, ""), (file.Kind, shapes.Count, file.Crs));
        Assert.Equal([new(0, 0, 4, 0), new(4, 0, 4, 4), new(4, 4, 0, 0), new(2, 1, 3, 1), new(3, 1, 3, 2), new(3, 2, 2, 1), new(7, 8, 7, 8), new(0, 0, 1, 1), new(9, 9, 9, 9)], shapes.Pieces());
        Assert.Throws<VectorException>(shapes.Points);
    }

    [Fact]
    public void Arcs_become_chords_near_their_circle()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["arc.csv"], "WKT,name\n\"CURVEPOLYGON (CIRCULARSTRING (-1 0, 0 1, 1 0, 0 -1, -1 0))\",disc\n");
        using var file = VectorFile.Open(folder["arc.csv"]);
        IReadOnlyList<Segment> pieces = file.Read("").Pieces();
        Assert.Equal(VectorKind.Polygons, file.Kind);
        Assert.Equal(90, pieces.Count);
        Assert.All(pieces, piece => Assert.Equal(1, double.Hypot(piece.X1, piece.Y1), 1e-9));
    }

    [Fact]
    public void Multipoints_are_split_and_their_fields_go_with_each_point()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["samples.csv"], "WKT,Cu\n\"MULTIPOINT (1 2, 3 4)\",5\nPOINT (6 7),<8\n,9\n");
        using var file = VectorFile.Open(folder["samples.csv"]);
        VectorShapes shapes = file.Read("", ["cu"]);
        Assert.Equal([(1, 2), (3, 4), (6, 7)], shapes.Points());
        Assert.Equal(["5", "5", "<8"], shapes.Texts("Cu"), StringComparer.Ordinal);
        Assert.Equal([5, 5, 4], shapes.Numbers("CU").Values);
        Assert.Equal(["Left out: 1 feature without a geometry (feature 3)."], shapes.Notes);
        Assert.Contains("has no field 'WKT'; its fields are Cu.", Assert.Throws<VectorException>(() => shapes.Texts("WKT")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("geojson", "dip > 50")]
    [InlineData("gpkg", "dip > 50")]
    [InlineData("shp", "name LIKE 'A%'")]
    [InlineData("csv", "CAST(dip AS FLOAT) > 50")]
    public void A_filter_keeps_the_features_that_pass_it(string ending, string filter)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["faults.geojson"], Faults);
        string path = folder[$"copy.{ending}"];
        GdalTools.VectorTranslate(folder["faults.geojson"], path, "-lco", ending is "csv" ? "GEOMETRY=AS_WKT" : "ENCODING=UTF-8", "-f", ending switch { "gpkg" => "GPKG", "shp" => "ESRI Shapefile", "csv" => "CSV", _ => "GeoJSON" });
        using var file = VectorFile.Open(path, new() { Where = filter });
        Assert.Equal(1, file.Features);
        Assert.Equal((1, 2, 3, 6), file.Extent);
        Assert.Equal(["A"], file.Read("").Names, StringComparer.Ordinal);
    }

    [Fact]
    public void The_first_layer_with_geometries_is_read_unless_one_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["faults.geojson"], Faults);
        File.WriteAllText(folder["points.csv"], "lon,lat\n1,2\n");
        File.WriteAllText(folder["both.vrt"], $"""
            <OGRVRTDataSource>
              <OGRVRTLayer name="points"><SrcDataSource>{folder["points.csv"]}</SrcDataSource></OGRVRTLayer>
              <OGRVRTLayer name="faults"><SrcDataSource>{folder["faults.geojson"]}</SrcDataSource></OGRVRTLayer>
            </OGRVRTDataSource>
            """);
        using var first = VectorFile.Open(folder["both.vrt"]);
        Assert.Equal("faults", first.Layer);
        Assert.Equal([$"{folder["both.vrt"]} has 2 layers (points (Table), faults (Unknown (any))); 'faults' was read."], first.Notes);
        using var named = VectorFile.Open(folder["both.vrt"], new() { Layer = "points" });
        Assert.Equal((VectorKind.Points, 1), (named.Kind, named.Features));
    }

    [Fact]
    public void Coordinates_are_carried_over_and_what_cannot_be_is_left_out_whole()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["lines.csv"], "WKT,name\n\"LINESTRING (-135 60, -134 61)\",good\n\"LINESTRING (-135 60, -134 140)\",bad\n");
        using var file = VectorFile.Open(folder["lines.csv"], new() { Crs = "EPSG:4326" });
        VectorShapes shapes = file.Read(Sample.Grid());
        Segment piece = Assert.Single(shapes.Pieces());
        Assert.Equal((500_000, 6_651_411.19), (piece.X1, Math.Round(piece.Y1, 2)));
        Assert.Equal(["The file names no CRS; EPSG:4326 was taken, as the options say.", "Left out: 1 feature that cannot be carried over from EPSG:4326 to EPSG:26908 (bad)."], shapes.Notes);
        Assert.Equal(piece.Y2, shapes.Bounds.North);
    }

    [Fact]
    public void A_polygon_over_the_date_line_stays_in_one_piece_in_either_range()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["fiji.csv"], "WKT,name\n\"POLYGON ((1900000 8000000, 2300000 8000000, 2300000 8200000, 1900000 8200000, 1900000 8000000), (2000000 8050000, 2200000 8050000, 2200000 8150000, 2000000 8050000))\",a\n");
        using var file = VectorFile.Open(folder["fiji.csv"], new() { Crs = "+proj=tmerc +lon_0=178.75 +x_0=2000000 +y_0=10000000 +datum=WGS84" });
        var (west, _, east, _) = file.Read(new Grid(Sample.Wgs84, new(170, 0.1, 0, -10, 0, -0.1), 100, 200)).Bounds;
        Assert.InRange(west, 177, 178.75);
        Assert.InRange(east, 180.5, 182);
        VectorShapes shifted = file.Read(new Grid(Sample.Wgs84, new(-185, 0.1, 0, -10, 0, -0.1), 100, 200));
        Assert.Equal((west - 360, east - 360), (shifted.Bounds.West, shifted.Bounds.East));
        Assert.Contains("Longitudes of 1 feature were shifted by 360 degrees into the range of the grid.", shifted.Notes, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("lon,lat,Cu", "\"141,5\",\"-20,25\",7", "csv")]
    [InlineData("lon;lat;Cu", "141,5;-20,25;7", "csv")]
    [InlineData("lon\tlat\tCu", "141,500\t-20,250\t7", "tsv")]
    [InlineData("lon;lat;Cu", "141,500;-20,250;7", "txt")]
    public void Tables_with_decimal_commas_are_read(string header, string row, string ending)
    {
        using var folder = new TemporaryFolder();
        string path = folder[$"Bödén 土.{ending}"];
        File.WriteAllText(path, $"\uFEFF{header}\r\n{row}\n{row}\r\n");
        using var file = VectorFile.Open(path);
        VectorShapes shapes = file.Read(Sample.Wgs84);
        Assert.Equal([(141.5, -20.25), (141.5, -20.25)], shapes.Points());
        Assert.Equal([7, 7], shapes.Numbers("Cu").Values);
        Assert.True(file.IsCsv);
        Assert.Equal(
            ["Columns lon and lat were taken as longitude and latitude in EPSG:4326.", "The commas of lon were read as decimal points.", "The commas of lat were read as decimal points."],
            shapes.Notes);
    }

    [Fact]
    public void The_rows_of_a_filtered_table_keep_their_numbers()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["soil.csv"], "x,y,Cu,type\n1,2,3,a\n4,5,lost,b\n");
        using var file = VectorFile.Open(folder["soil.csv"], new() { Where = "type = 'b'" });
        Assert.StartsWith($"row 2 of {folder["soil.csv"]} (the header not counted) has 'lost' in the field Cu, which is not a number.\n", Assert.Throws<VectorException>(() => file.Read("").Numbers("Cu")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deposits_of_cloncurry_have_numbers_and_texts()
    {
        using var file = VectorFile.Open(SharedData.PathOf("data/cloncurry_iocg/CalculateResponse/IOCG_Deposits.shp"));
        VectorShapes shapes = file.Read(file.Crs);
        Assert.Equal((258, VectorKind.Points), (shapes.Count, shapes.Kind));
        Assert.All(file.Columns, column => Assert.Equal(258, shapes.Texts(column).Count));
    }
}
