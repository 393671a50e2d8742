using Gossan.Evidence.Inspection;
using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Gridding;

/// <summary>Classes of polygons and rasters: one binary band each.</summary>
public sealed class ClassTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Each_class_of_a_field_becomes_a_band_that_carries_its_name_and_what_no_polygon_covers_is_missing()
    {
        string path = trial.Sketch().Box(0, 0, 4, 10, new { unit = "shale" }).Box(4, 0, 8, 10, new { unit = " granite " }).Box(9, 0, 10, 10, new { unit = "" }).Save(trial["geology.geojson"]);
        var audit = trial.Prepare(("geology", Polygons(path)));

        Assert.Equal(["geology=granite", "geology=shale"], trial.Names());
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, float.NaN, float.NaN], trial.Band(0)[30..40]);
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, float.NaN, float.NaN], trial.Band(1)[30..40]);
        Assert.Equal(LayerKind.Categorical, audit.Layers[0].Kind);
        Assert.All(audit.Bands, band => Assert.Equal(LayerKind.Binary, band.Fitted.Kind));
        Assert.Equal([("granite", 0.5, "geology=granite"), ("shale", 0.5, "geology=shale")], audit.Layers[0].Classes.Select(c => (c.Label, c.Share, c.Band)));
        Assert.Equal((0.2, 80), (audit.Layers[0].MissingAfter, audit.CellsWithoutGaps));
    }

    [Fact]
    public void The_later_polygon_counts_where_two_overlap()
    {
        string path = trial.Sketch().Box(0, 0, 10, 10, new { unit = "shale" }).Box(2, 2, 5, 5, new { unit = "dyke" }).Save(trial["geology.geojson"]);
        trial.Prepare(("geology", Polygons(path)));

        Assert.Equal(9, trial.Band(0).Sum());
    }

    [Fact]
    public void Rare_classes_are_pooled_in_a_last_band()
    {
        // Of 100 cells 90 are class 1, 5 are class 2 and one each is of the classes 3 to 7.
        string path = trial.Raster("geology.tif", (r, c) => r < 9 ? 1 : c < 5 ? 2 : c - 2);
        var audit = trial.Prepare(("geology", new() { Path = path, Kind = LayerKind.Categorical, Rare = 0.03 }));

        Assert.Equal(["geology=1", "geology=2", "geology=other"], trial.Names());
        Assert.Equal((90, 5, 5), (trial.Band(0).Sum(), trial.Band(1).Sum(), trial.Band(2).Sum()));
        Assert.Equal("geology=other", audit.Layers[0].Classes.Single(c => c.Label is "7").Band);
        Assert.Equal(1, audit.Layers[0].Classes.Sum(c => c.Share), 1e-12);
    }

    [Fact]
    public void A_class_of_the_file_that_no_region_has_makes_no_band()
    {
        string path = trial.Sketch().Box(0, 0, 4, 10, new { unit = "shale" }).Box(4, 0, 10, 10, new { unit = "granite" }).Box(50, 50, 60, 60, new { unit = "far" }).Save(trial["geology.geojson"]);
        var audit = trial.Prepare(("geology", Polygons(path)));

        Assert.Equal(["geology=granite", "geology=shale"], trial.Names());
        Assert.Equal(["granite", "shale"], audit.Layers[0].Classes.Select(c => c.Label), StringComparer.Ordinal);
    }

    [Fact]
    public void A_class_that_is_called_other_takes_the_rare_ones_in()
    {
        string path = trial.Sketch().Box(0, 0, 6, 10, new { unit = "shale" }).Box(6, 0, 10, 10, new { unit = "other" }).Box(9, 9, 10, 10, new { unit = "dyke" }).Save(trial["geology.geojson"]);
        trial.Prepare(("geology", Polygons(path) with { Rare = 0.05 }));

        Assert.Equal(["geology=shale", "geology=other"], trial.Names());
        Assert.Equal(40, trial.Band(1).Sum());
    }

    [Fact]
    public void Codes_above_two_to_the_24_are_told_apart_on_the_grid_and_off_it()
    {
        int[] codes = [16_777_216, 16_777_217, 16_777_219];
        string Written(string name, int size, int cell) => trial.Text(name, FormattableString.Invariant(
            $"ncols {size}\nnrows {size}\nxllcorner 500000\nyllcorner 7699000\ncellsize {cell}\n") + string.Concat(Enumerable.Repeat(string.Join(' ', Enumerable.Range(0, size).Select(c => codes[c * 3 / size])) + "\n", size)));
        LayerOptions Codes(string path) => new() { Path = path, Crs = "EPSG:32754", Kind = LayerKind.Categorical };
        var audit = trial.Prepare(("on", Codes(Written("on.asc", 10, 100))), ("off", Codes(Written("off.asc", 30, 33)) with { Resample = ResamplingMethod.Nearest }));

        Assert.Equal(["on=16777216", "on=16777217", "on=16777219", "off=16777216", "off=16777217", "off=16777219"], trial.Names());
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], trial.Band(0)[..10]);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 0, 0, 0], trial.Band(1)[..10]);
        Assert.Equal("warped, nearest", audit.Layers[1].Source.Method);
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 0, 0, 0], trial.Band(4)[50..60]);
    }

    [Fact]
    public void Names_of_a_rasters_categories_become_names_of_bands()
    {
        string path = trial.Raster("geology.tif", (_, c) => c / 4);
        trial.Text("geology.tif.aux.xml", "<PAMDataset><PAMRasterBand band=\"1\"><CategoryNames><Category>sea</Category><Category>Kalkadoon granite</Category><Category/></CategoryNames></PAMRasterBand></PAMDataset>");
        trial.Prepare(("geology", new() { Path = path, Encode = LayerEncoding.OneHot }));

        Assert.Equal(["geology=2", "geology=Kalkadoon granite", "geology=sea"], trial.Names());
    }

    [Fact]
    public void On_another_grid_the_class_with_most_area_counts_and_none_is_mixed()
    {
        string path = trial.Raster("geology.tif", (r, c) => c < 7 ? 1 : 9, Made.Grid(20, 20, cell: 50));
        var audit = trial.Prepare(("geology", new() { Path = path, Kind = LayerKind.Categorical }));

        Assert.Equal("warped, mode", audit.Layers[0].Source.Method);
        Assert.Equal(["geology=1", "geology=9"], trial.Names());
        Assert.All(trial.Band(0), cell => Assert.True(cell is 0 or 1));
    }

    [Fact]
    public void Two_regions_share_one_table_and_a_class_of_the_region_that_is_not_learnt_from_is_pooled()
    {
        LayerOptions Geology(string name, Func<int, int, float> code) => new() { Path = trial.Raster(name, code), Kind = LayerKind.Categorical };
        var west = Trial.Region("west", null, ("geology", Geology("w.tif", (r, _) => r < 5 ? 2 : 1)));
        var east = Trial.Region("east", null, ("geology", Geology("e.tif", (r, _) => r < 5 ? 1 : 3))) with { Training = false };
        var audits = trial.Prepare(west, east);

        Assert.Equal(["geology=1", "geology=2", "geology=other"], trial.Names("west"));
        Assert.Equal(trial.Names("west"), trial.Names("east"));
        Assert.Equal((50, 50, 0), (trial.Band(0, "west").Sum(), trial.Band(1, "west").Sum(), trial.Band(2, "west").Sum()));
        Assert.Equal((50, 0, 50), (trial.Band(0, "east").Sum(), trial.Band(1, "east").Sum(), trial.Band(2, "east").Sum()));
        Assert.Equal((0, "geology=other"), audits[0].Layers[0].Classes.Where(c => c.Label is "3").Select(c => (c.Share, c.Band)).Single());
    }

    [Fact]
    public void One_class_alone_is_refused()
    {
        string path = trial.Sketch().Box(0, 0, 4, 10, new { unit = "shale" }).Save(trial["geology.geojson"]);

        Assert.Contains("every cell with data is of the class 'shale'", trial.Refused<LayerException>(Polygons(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_500_classes_are_refused_with_the_question_whether_they_are_a_quantity()
    {
        using var larger = new Trial { Grid = Made.Grid(30, 30) };
        string path = larger.Raster("dem.tif", (r, c) => (30 * r) + c);

        Assert.Contains("has more than 500 classes, too many for encode: one-hot.\nIs it a measured quantity (kind: continuous)?", larger.Refused<LayerException>(new() { Path = path, Kind = LayerKind.Categorical }), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_classes_with_cells_in_a_region_count_however_many_the_file_of_a_country_has()
    {
        string path = Country();
        var audit = trial.Prepare(("geology", Polygons(path)));
        var look = RegionInspection.Run(Trial.Region("r", trial.Own, ("geology", Polygons(path))), trial.Folder);

        Assert.Equal(["geology=granite", "geology=shale"], trial.Names());
        Assert.Equal(["granite", "shale"], audit.Layers[0].Classes.Select(c => c.Label).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal((2, 603), (look.Layers[0].Classes, look.Layers[0].Source.Features));
    }

    [Fact]
    public void Where_a_region_has_one_class_of_many_that_one_is_named()
    {
        LayerOptions geology = Polygons(Country()) with { Where = "unit <> 'shale'" };
        var look = RegionInspection.Run(Trial.Region("r", trial.Own, ("geology", geology)), trial.Folder);
        const string One = "every cell with data is of the class 'granite'";

        Assert.Contains(One, trial.Refused<LayerException>(geology), StringComparison.Ordinal);
        Assert.Equal(1, look.Layers[0].Classes);
        Assert.Contains(look.Warnings, w => w.Concern == Concern.Unusable && w.Text.Contains(One, StringComparison.Ordinal));
    }

    [Fact]
    public void Classes_that_clip_polygons_cut_away_do_not_count()
    {
        using var larger = new Trial { Grid = Made.Grid(30, 30) };
        string clip = larger.Sketch().Box(0, 0, 2, 1).Save(larger["clip.geojson"]);
        string path = larger.Raster("codes.tif", (r, c) => (30 * r) + c);
        larger.Prepare(Trial.Region("r", larger.Own with { Clip = new() { Path = clip } }, ("geology", new() { Path = path, Kind = LayerKind.Categorical })));

        Assert.Equal(["geology=0", "geology=1"], larger.Names());
    }

    [Fact]
    public void Classes_in_the_margin_of_a_warped_raster_do_not_count()
    {
        using var larger = new Trial { Grid = Made.Grid(20, 20) };

        // Of the 48 x 48 source cells that the warp takes, the outer four rows and columns, 704 cells, are a class each.
        var wide = new Grid(larger.Grid.Crs, new(500_000 - 200, 50, 0, 7_700_000 + 200, 0, -50), 48, 48);
        string path = larger.Raster("codes.tif", (r, c) => Math.Min(r, c) is < 4 || Math.Max(r, c) >= 44 ? 100 + (48 * r) + c : c < 24 ? 1 : 2, wide);
        var audit = larger.Prepare(("geology", new() { Path = path, Kind = LayerKind.Categorical }));

        Assert.Equal("warped, mode", audit.Layers[0].Source.Method);
        Assert.Equal(["geology=1", "geology=2"], larger.Names());
        Assert.Equal((200, 200), (larger.Band(0).Sum(), larger.Band(1).Sum()));
    }

    [Fact]
    public void The_order_of_bands_is_that_of_the_names_and_not_that_of_the_file()
    {
        string One(string name, string first, string second) => trial.Sketch().Box(50, 50, 60, 60, new { unit = second }).Box(0, 0, 4, 10, new { unit = first }).Box(4, 0, 10, 10, new { unit = second }).Save(trial[name]);
        trial.Prepare(("a", Polygons(One("a.geojson", "10", "9"))), ("b", Polygons(One("b.geojson", "9", "10"))));

        Assert.Equal(["a=9", "a=10", "b=9", "b=10"], trial.Names());
    }

    [Fact]
    public void A_number_of_polygons_becomes_a_continuous_layer()
    {
        string path = trial.Sketch().Box(0, 0, 5, 10, new { age = 1850.5 }).Box(5, 0, 9, 10, new { age = 1600 }).Box(9, 0, 10, 10, new { age = (double?)null }).Save(trial["geology.geojson"]);
        float[] cells = trial.Cells(new() { Path = path, Encode = LayerEncoding.Value, Field = "age", Transform = [] });

        Assert.Equal([1850.5f, 1850.5f, 1850.5f, 1850.5f, 1850.5f, 1600, 1600, 1600, 1600, float.NaN], cells[..10]);
    }

    [Fact]
    public void Numbers_and_classes_of_polygons_that_the_project_calls_no_data_are_missing_and_counted()
    {
        string path = trial.Sketch().Box(0, 0, 2, 10, new { age = -9999 }).Box(2, 0, 6, 10, new { age = 1600 }).Box(6, 0, 10, 10, new { age = 1850 }).Save(trial["geology.geojson"]);
        LayerOptions Age(LayerEncoding encoding, NoDataOptions? noData) => new() { Path = path, Encode = encoding, Field = "age", Transform = [], Nodata = noData };
        string[] told = [.. trial.Prepare(("age", Age(LayerEncoding.Value, null))).Layers[0].Warnings];
        var audit = trial.Prepare(("age", Age(LayerEncoding.Value, new() { Values = [-9999] })), ("unit", Age(LayerEncoding.OneHot, new() { High = 0 })));

        Assert.Contains("layer 'age' has -9999 in 20.0 % of its cells", Assert.Single(told, text => text.Contains("nodata:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal([float.NaN, float.NaN, 1600, 1600, 1600, 1600, 1850, 1850, 1850, 1850], trial.Band(0)[..10]);
        Assert.Equal(["age", "unit=1600", "unit=1850"], trial.Names());
        Assert.Equal([float.NaN, float.NaN, 1, 1, 1, 1, 0, 0, 0, 0], trial.Band(1)[..10]);
        Assert.All(audit.Layers, layer => Assert.Contains("1 polygons of 3 are no data by the project's nodata:", layer.Source.Notes, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(LayerEncoding.Auto, null, "holds polygons, and the project does not say how they become numbers.\nWrite encode: presence, distance or density, or one-hot with field:")]
    [InlineData(LayerEncoding.OneHot, null, "does not say which field of its polygons is meant")]
    [InlineData(LayerEncoding.Value, null, "does not say which field of its polygons is meant")]
    [InlineData(LayerEncoding.Interpolate, "unit", "holds polygons, but encode: interpolate needs points")]
    public void What_polygons_cannot_be_is_said(LayerEncoding encoding, string? field, string message)
    {
        string path = trial.Sketch().Box(0, 0, 4, 10, new { unit = 5 }).Save(trial["geology.geojson"]);

        Assert.Contains(message, trial.Refused<LayerException>(new() { Path = path, Encode = encoding, Field = field }), StringComparison.Ordinal);
    }

    /// <summary>600 units of one polygon each elsewhere, and two that lie in the region.</summary>
    private string Country()
    {
        var sketch = trial.Sketch();
        for (int unit = 0; unit < 600; unit++)
        {
            sketch.Box(50 + unit, 50, 51 + unit, 51, new { unit = FormattableString.Invariant($"unit {unit}") });
        }

        return sketch.Box(0, 0, 4, 10, new { unit = "granite" }).Box(4, 0, 10, 10, new { unit = "shale" }).Box(8, 0, 9, 5, new { unit = "granite" }).Save(trial["country.geojson"]);
    }

    private static LayerOptions Polygons(string path) => new() { Path = path, Encode = LayerEncoding.OneHot, Field = "unit" };
}
