using System.IO.Compression;
using Gossan.Evidence.Layers;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Stacks;

/// <summary>What people hand in: a right stack, or a message that names the thing, the facts and the way out; never anything half-made.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void An_unknown_crs_is_named() =>
        Refuses<LayerException>(new() { Path = Points(), Encode = LayerEncoding.Distance, Crs = "MGA 54" }, "): 'MGA 54' names no known coordinate reference system", "EPSG:26908");

    [Theory]
    [InlineData(LayerEncoding.Presence)]
    [InlineData(LayerEncoding.Distance)]
    [InlineData(LayerEncoding.Density)]
    [InlineData(LayerEncoding.Interpolate)]
    public void Shapes_in_another_part_of_the_world_are_refused_with_both_extents(LayerEncoding encoding)
    {
        string path = trial.Sketch().Point(1_000, -20_000, new { cu = 3 }).Point(1_010, -20_000, new { cu = 5 }).Save(trial["far.geojson"]);

        Refuses<LayerException>(
            new() { Path = path, Encode = encoding, Radius = encoding == LayerEncoding.Density ? 500 : null, Field = encoding == LayerEncoding.Interpolate ? "cu" : null },
            "lies outside the region", "600000 9700000", "500000 7699000 to 501000 7700000", "Check the reference system");
    }

    [Fact]
    public void An_empty_vector_layer_is_named() =>
        Refuses<VectorException>(new() { Path = trial.Sketch().Save(trial["empty.geojson"]), Encode = LayerEncoding.Presence }, "empty.geojson", "has no features");

    [Fact]
    public void A_missing_field_is_answered_with_those_that_are_there() =>
        Refuses<VectorException>(new() { Path = Points(), Encode = LayerEncoding.Interpolate, Field = "copper" }, "has no field 'copper'; its fields are cu, note");

    [Fact]
    public void A_field_of_words_is_named_with_its_place() =>
        Refuses<VectorException>(new() { Path = Points(), Encode = LayerEncoding.Interpolate, Field = "note" }, "'rich' in the field note, which is not a number");

    [Fact]
    public void A_field_that_is_all_below_detection_is_refused()
    {
        string path = trial.Text("soil.csv", "x,y,Au\n500100,7699900,<0.01\n500500,7699500,<0.01\n500700,7699300,<0.01\n");

        Refuses<VectorException>(new() { Path = path, Encode = LayerEncoding.Interpolate, Field = "Au" }, "all 3 values of the field Au", "below the detection limit");
    }

    [Fact]
    public void Polygons_are_no_samples() =>
        Refuses<LayerException>(new() { Path = trial.Sketch().Box(1, 1, 5, 5, new { cu = 4 }).Save(trial["areas.geojson"]), Encode = LayerEncoding.Interpolate, Field = "cu" }, "holds polygons, but encode: interpolate needs points");

    [Fact]
    public void Lines_have_no_classes() =>
        Refuses<LayerException>(new() { Path = trial.Sketch().Line(new { cu = 4 }, (1, 1), (5, 5)).Save(trial["lines.geojson"]), Encode = LayerEncoding.OneHot, Field = "cu" }, "holds lines, but encode: one-hot needs polygons");

    [Fact]
    public void A_locked_geopackage_is_named()
    {
        string path = Converted("GPKG", "points.gpkg");
        using (new LockedFile(path))
        {
            Refuses<VectorException>(new() { Path = path, Encode = LayerEncoding.Distance }, "is locked by another program that writes to it");
        }

        trial.Prepare(("layer", new() { Path = path, Encode = LayerEncoding.Distance }));
    }

    [Fact]
    public void A_truncated_geopackage_is_named()
    {
        string path = Converted("GPKG", "points.gpkg");
        using (var stream = new FileStream(path, FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        Refuses<VectorException>(new() { Path = path, Encode = LayerEncoding.Distance }, "points.gpkg", "cannot be");
    }

    [Fact]
    public void An_archive_with_a_path_that_points_outside_is_not_read()
    {
        using (var zip = ZipFile.Open(trial["evil.zip"], ZipArchiveMode.Create))
        {
            using var entry = new StreamWriter(zip.CreateEntry("../../evil.geojson").Open());
            entry.Write(File.ReadAllText(Points()));
        }

        Refuses<ArchiveException>(new() { Path = trial["evil.zip"], Encode = LayerEncoding.Distance }, "has an entry '../../evil.geojson' that points outside the archive");
    }

    [Fact]
    public void An_archive_of_one_dataset_is_read_as_it_is()
    {
        using (var zip = ZipFile.Open(trial["points.zip"], ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(Points(), "deep/points.geojson");
        }

        Assert.Equal(3, trial.Prepare(("layer", new() { Path = trial["points.zip"], Encode = LayerEncoding.Presence })).Bands[0].Before.Mean * 100, 1e-9);
    }

    [Fact]
    public void A_shapefile_without_prj_is_asked_for_its_system_and_read_with_it()
    {
        string path = Converted("ESRI Shapefile", "points.shp");
        File.Delete(trial["points.prj"]);
        LayerOptions layer = new() { Path = path, Encode = LayerEncoding.Presence };

        Refuses<VectorException>(layer, "points.shp", "the region is in EPSG:32754", "crs: EPSG:...");
        Assert.Contains(trial.Prepare(("layer", layer with { Crs = "EPSG:32754" })).Layers[0].Source.Notes, note => note.Contains("crs", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(3, trial.Band(0).Sum());
    }

    [Fact]
    public void Polygons_that_cross_themselves_are_burnt_and_their_distances_are_0_inside()
    {
        // A bow tie: two triangles that meet at (5, 5).
        string path = trial.Sketch().Polygon(null, (1.2, 1), (1.2, 9), (8.8, 1), (8.8, 9)).Save(trial["tie.geojson"]);
        trial.Prepare(("in", new() { Path = path, Encode = LayerEncoding.Presence }), ("far", new() { Path = path, Encode = LayerEncoding.Distance, Transform = [] }));
        float[] inside = trial.Band(0), far = trial.Band(1);

        Assert.Equal((1, 0, 0, 1), (inside[51], inside[15], inside[84], inside[48]));
        Assert.All(Enumerable.Range(0, 100), cell => Assert.Equal(inside[cell] == 1, far[cell] == 0));
    }

    [Fact]
    public void A_table_with_decimal_commas_and_mixed_ends_of_lines_is_read()
    {
        string path = trial.Text("soil.csv", "x;y;Cu\r\n500150,5;7699949,5;12,5\n500850,5;7699049,5;3,25\r\n");
        float[] cells = trial.Cells(new() { Path = path, Encode = LayerEncoding.Interpolate, Field = "Cu", Method = InterpolationMethod.Nearest, Transform = [] });

        Assert.Equal((12.5f, 3.25f), (cells[0], cells[99]));
    }

    [Theory]
    [InlineData("Störungen und Überschiebungen (1:50 000).geojson")]
    [InlineData("断层 & faults #2.geojson")]
    public void Names_of_files_may_have_spaces_and_letters_of_any_language(string name)
    {
        string file = OperatingSystem.IsWindows() ? name.Replace(':', '_') : name;
        File.Move(Points(), trial[file]);
        string raster = trial.Raster(Path.ChangeExtension(file, ".tif"), (r, c) => r + c);
        var audit = trial.Prepare(("p", new() { Path = trial[file], Encode = LayerEncoding.Presence }), ("a", new() { Path = raster }));

        Assert.Equal(trial[file], audit.Layers[0].Source.Path);
        Assert.Equal(3, trial.Band(0).Sum());
    }

    [Fact]
    public void A_filter_that_nothing_passes_is_shown() =>
        Refuses<VectorException>(new() { Path = Points(), Encode = LayerEncoding.Presence, Where = "cu > 1000" }, "passes the filter cu > 1000");

    [Fact]
    public void A_table_in_degrees_that_is_said_to_be_in_metres_lies_elsewhere()
    {
        string path = trial.Text("soil.csv", "lon,lat,Cu\n141.001,-20.8,5\n141.002,-20.8,6\n");

        Refuses<LayerException>(new() { Path = path, Encode = LayerEncoding.Interpolate, Field = "Cu", Crs = "EPSG:32754" }, "lies outside the region");
    }

    [Theory]
    [InlineData(LayerEncoding.Presence, LayerKind.Auto, "field", "field: it belongs to encode: one-hot or interpolate or value, but the layer has encode: presence")]
    [InlineData(LayerEncoding.Auto, LayerKind.Auto, "rare", "rare: it belongs to encode: one-hot, but the layer has encode: auto")]
    [InlineData(LayerEncoding.Value, LayerKind.Categorical, "", "kind: categorical goes with encode: one-hot, but the layer has encode: value")]
    [InlineData(LayerEncoding.OneHot, LayerKind.Continuous, "", "encode: one-hot makes binary bands of a categorical layer, but the layer has kind: continuous")]
    [InlineData(LayerEncoding.Density, LayerKind.Auto, "", "encode: density needs radius: the circle's, in metres")]
    [InlineData(LayerEncoding.Interpolate, LayerKind.Auto, "", "encode: interpolate needs field: the column with the numbers")]
    public void Settings_that_would_do_nothing_are_refused(LayerEncoding encoding, LayerKind kind, string given, string message) =>
        Assert.Contains(message, new LayerOptions { Path = "a", Encode = encoding, Kind = kind, Field = given is "field" ? "cu" : null, Rare = given is "rare" ? 0.2 : 0.01 }.Problems(), StringComparer.Ordinal);

    /// <summary>Three points with a number and a word.</summary>
    private string Points() => trial.Sketch().Point(1.5, 1.5, new { cu = 3.5, note = "rich" }).Point(6.5, 2.5, new { cu = 9, note = "poor" }).Point(3.5, 8.5, new { cu = 1, note = "none" }).Save(trial["points.geojson"]);

    private string Converted(string driver, string name)
    {
        GdalTools.VectorTranslate(Points(), trial[name], "-f", driver);
        return trial[name];
    }

    private void Refuses<T>(LayerOptions options, params string[] named)
        where T : GossanException
    {
        string message = trial.Refused<T>(options);
        Assert.All(named, text => Assert.Contains(text, message, StringComparison.Ordinal));
        Assert.Empty(Directory.Exists(trial["out"]) ? Directory.GetFileSystemEntries(trial["out"]) : []);
    }
}
