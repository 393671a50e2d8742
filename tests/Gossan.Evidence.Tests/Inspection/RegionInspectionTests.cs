using System.Text.Json;
using Gossan.Evidence.Filling;
using Gossan.Evidence.Inspection;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Tests.Inspection;

/// <summary>Each concern once, from data made for it, and none where there is none.</summary>
public sealed class RegionInspectionTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Layers_without_a_fault_give_no_warning_and_nothing_is_written()
    {
        var report = Inspected(Layer("a", Noise(1)), Layer("b", Noise(2)));

        Assert.Empty(report.Warnings);
        Assert.Equal((1, "clip, standardize", LayerKind.Continuous), (report.Coarsening, report.Layers[0].WillBe, report.Layers[0].Kind));
        Assert.Equal(["a.tif", "b.tif"], Directory.GetFileSystemEntries(trial.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_layer_that_cannot_be_used_is_a_warning_with_the_message_of_preparing_and_the_others_are_looked_at()
    {
        var flat = Layer("flat", (_, _) => 3);
        var report = Inspected(Layer("a", Noise(1)), flat, Layer("empty", (_, _) => float.NaN), ("bands", new() { Path = Made.Raster(trial["bands.tif"], trial.Grid, ["p", "q"], (b, r, c) => b + r + c) }));

        Assert.Equal([("flat", Concern.Unusable), ("empty", Concern.Unusable), ("bands", Concern.Unusable)], report.Warnings.Where(w => w.Concern == Concern.Unusable).Select(w => (w.Subject, w.Concern)));
        Assert.Contains(report.Warnings, w => string.Equals(w.Text, LayerException.Constant("flat", flat.Options.Path, 3).Message, StringComparison.Ordinal));
        Assert.Contains("has 2 bands", report.Warnings.Single(w => w.Subject is "bands").Text, StringComparison.Ordinal);
        Assert.Equal(["a", "flat", "empty"], report.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_with_the_name_of_its_layer()
    {
        string path = trial.Sketch().Point(2, 3, new { cu = 3 }).Point(7, 2, new { cu = 9 }).Save(trial["soil.geojson"]);
        var report = Inspected(Layer("a", Noise(1)), ("zinc", new() { Path = path, Encode = LayerEncoding.Interpolate, Field = "zn" }));

        Assert.StartsWith($"layer 'zinc': {path} has no field 'zn'", Only(report, Concern.Unusable), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_class_is_unusable()
    {
        var report = Inspected(Layer("a", Noise(1)), ("geology", new() { Path = trial.Raster("g.tif", (_, _) => 4), Kind = LayerKind.Categorical }));

        Assert.Contains("every cell with data is of the class '4'", report.Warnings.Single(w => w.Concern == Concern.Unusable).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_grid_is_told_with_how_it_will_be_warped()
    {
        var report = Inspected(Layer("a", Noise(1)), ("b", new() { Path = trial.Raster("b.tif", Noise(2), Made.Grid(20, 20, cell: 50)) }));

        Assert.Contains("layer 'b' is on another grid (20 x 20 cells", Only(report, Concern.OtherGrid), StringComparison.Ordinal);
        Assert.EndsWith("and will be warped, average", Only(report, Concern.OtherGrid), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_far_from_all_others_is_told_and_single_extremes_are_not()
    {
        var report = Inspected(Layer("a", (r, c) => r == 0 && c == 0 ? 1e6f : Noise(1)(r, c), LayerTransform.Clip), Layer("b", (r, c) => r == 0 && c < 4 ? -999 : Noise(2)(r, c)));

        Assert.StartsWith("layer 'b' has -999 in 4.0 % of its cells, far from all others", Only(report, Concern.SuspiciousValue), StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_0_of_classes_is_told_where_the_file_names_no_no_data_value()
    {
        var report = Inspected(Layer("a", Noise(1)), ("geology", new() { Path = trial.Raster("g.tif", (r, c) => c / 3), Kind = LayerKind.Categorical }));

        Assert.Equal("layer 'geology' has the code 0 in 30.0 % of its cells. It was taken as a class; if it means no data (sea, not mapped), write nodata: 0", Only(report, Concern.SuspiciousValue));
        Assert.Empty(Inspected(Layer("a", Noise(1)), ("geology", new() { Path = trial["g.tif"], Kind = LayerKind.Categorical, Nodata = new() { Values = [-1] } })).Warnings);
    }

    [Fact]
    public void A_heavy_tail_is_told_until_a_step_tames_it()
    {
        Func<int, int, float> rich = (r, c) => 1 / (0.002f + MathF.Abs(Noise(1)(r, c)));

        Assert.Contains("Consider transform: [log, standardize]", Only(Inspected(Layer("au", rich, LayerTransform.Standardize)), Concern.HeavyTail), StringComparison.Ordinal);
        Assert.DoesNotContain(Inspected(Layer("au", rich, LayerTransform.Log)).Warnings, w => w.Concern == Concern.HeavyTail);
    }

    [Fact]
    public void Few_whole_numbers_may_be_classes()
    {
        Func<int, int, float> codes = (r, c) => 1 + MathF.Floor(4 * MathF.Abs(MathF.Sin((r * 7) + (c * c))));

        Assert.Contains("layer 'geology' holds 4 different whole numbers and no others. If they are codes of classes, write kind: categorical", Only(Inspected(Layer("geology", codes)), Concern.PerhapsClasses), StringComparison.Ordinal);
        Assert.Empty(Inspected(("geology", new() { Path = trial["geology.tif"], Kind = LayerKind.Continuous })).Warnings);
    }

    [Fact]
    public void Samples_that_speak_for_any_distance_are_told()
    {
        string path = trial.Sketch().Point(2, 3, new { cu = 3 }).Point(7, 2, new { cu = 9 }).Point(5, 8, new { cu = 1 }).Save(trial["soil.geojson"]);
        LayerOptions cu = new() { Path = path, Encode = LayerEncoding.Interpolate, Field = "cu" };

        Assert.StartsWith("layer 'cu' is interpolated at any distance from the samples", Only(Inspected(Layer("a", Noise(1)), ("cu", cu)), Concern.Extrapolated), StringComparison.Ordinal);
        Assert.Empty(Inspected(Layer("a", Noise(1)), ("cu", cu with { Coverage = 2000 })).Warnings);
    }

    [Fact]
    public void A_gap_where_the_others_have_data_is_told()
    {
        Func<int, int, float> gap = (r, c) => r is 4 or 5 ? float.NaN : Noise(2)(r, c);

        Assert.Equal("layer 'b' has no data in 20.0 % of the area that all other layers cover. Windows there have no prediction; consider fill: idw", Only(Inspected(Layer("a", Noise(1)), Layer("b", gap)), Concern.GapInside));
        var filled = Layer("b", gap);
        Assert.EndsWith("; what fill: reaches will be filled", Only(Inspected(Layer("a", Noise(1)), ("b", filled.Options with { Fill = new() { Method = FillMethod.Idw } })), Concern.GapInside), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_layers_that_say_the_same_are_told()
    {
        var report = Inspected(Layer("a", Noise(1)), Layer("b", Noise(2)), Layer("c", (r, c) => 10 - (2 * Noise(1)(r, c))));

        Assert.Equal("layers 'a' and 'c' say nearly the same (r = -1.000). One of them is enough", Only(report, Concern.NearDuplicate));
    }

    [Fact]
    public void Many_layers_that_say_the_same_are_one_warning_a_group()
    {
        var same = Enumerable.Range(0, 10).Select(i => Layer($"s{i}", (r, c) => (i + 1) * Noise(1)(r, c)));
        var opposite = new[] { Layer("p", Noise(2)), Layer("q", (r, c) => -Noise(2)(r, c) + (0.1f * Noise(3)(r, c))), Layer("t", (r, c) => Noise(2)(r, c) + (0.1f * Noise(3)(r, c))) };
        var told = Inspected([.. same, .. opposite]).Warnings.Where(w => w.Concern == Concern.NearDuplicate).ToList();

        Assert.Equal(["s0", "p"], told.Select(w => w.Subject), StringComparer.Ordinal);
        Assert.Equal("layers 's0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8' and 's9' say nearly the same (r = 1.000). One of them is enough", told[0].Text);
        Assert.Matches(@"^layers 'p', 'q' and 't' say nearly the same \(\|r\| = 0\.98\d to 0\.99\d\)\. One of them is enough$", told[1].Text);
    }

    [Fact]
    public void Layers_on_other_grids_stand_behind_all_that_is_grave()
    {
        var report = Inspected(Layer("a", Noise(1)), ("other", new() { Path = trial.Raster("other.tif", Noise(2), Made.Grid(20, 20, cell: 50)) }), Layer("au", (r, c) => r == 0 && c < 4 ? -999 : Noise(3)(r, c)), Layer("northing", (r, c) => 0.5f * r));

        Assert.Equal([Concern.SuspiciousValue, Concern.Coordinates, Concern.OtherGrid], report.Warnings.Select(w => w.Concern));
        Assert.Equal(Concern.OtherGrid, Enum.GetValues<Concern>().Max());
    }

    [Fact]
    public void A_coordinate_is_told()
    {
        var report = Inspected(Layer("a", Noise(1)), Layer("northing", (r, c) => 7_700_000 - (100 * r)), Layer("noise", Noise(3)));

        Assert.Equal("northing", report.Warnings.Single(w => w.Concern == Concern.Coordinates).Subject);
    }

    [Fact]
    public void Sites_that_are_lost_are_told()
    {
        string path = trial.Sketch().Point(1.5, 1.5).Point(-5, 1.5).Point(5.5, 9.5).Save(trial["sites.geojson"]);
        var region = Trial.Region("r", trial.Own, Layer("a", (r, c) => r == 9 ? float.NaN : Noise(1)(r, c))) with
        {
            Sites = new Dictionary<string, SiteSource>(StringComparer.Ordinal) { ["copper"] = new() { Path = path } },
        };
        var report = RegionInspection.Run(region, trial.Folder);

        Assert.Equal(
            ["target 'copper': 1 of 3 sites lie on missing data. Fill the gaps, or let sites move with snap: (metres)", "target 'copper': 1 of 3 sites lie outside the region"],
            report.Warnings.Where(w => w.Concern == Concern.Sites).Select(w => w.Text), StringComparer.Ordinal);
    }

    [Fact]
    public void The_gravest_warnings_come_first()
    {
        var report = Inspected(Layer("northing", (r, c) => r), Layer("au", (r, c) => r == 0 && c < 4 ? -999 : Noise(2)(r, c)), Layer("flat", (_, _) => 3));

        Assert.Equal(report.Warnings.Select(w => w.Concern).Order(), report.Warnings.Select(w => w.Concern));
        Assert.Equal(Concern.Unusable, report.Warnings[0].Concern);
    }

    [Fact]
    public void A_report_is_json()
    {
        using var json = JsonDocument.Parse(RecordJson.TextOf(Inspected(Layer("a", Noise(1)), Layer("flat", (_, _) => 3))));

        Assert.Equal("r", json.RootElement.GetProperty("region").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("layers").GetArrayLength());
    }

    [Fact]
    public void A_large_region_is_looked_at_in_blocks_and_told_as_it_is()
    {
        using var large = new Trial { Grid = Made.Grid(2100, 2000, cell: 10) };
        string faults = large.Sketch().Line(null, (0, 1000), (2000, 1000)).Save(large["faults.geojson"]);
        string sites = large.Sketch().Point(10.5, 10.5).Point(11.5, 10.5).Point(10.5, 11.5).Save(large["sites.geojson"]);
        string path = large.Raster("a.tif", (r, c) => r < 100 ? float.NaN : ((r / 64) * 37 % 11) + ((c / 64) * 17 % 7));
        var region = Trial.Region("r", null, ("a", new() { Path = path }), ("faults", new() { Path = faults, Encode = LayerEncoding.Distance })) with
        {
            Sites = new Dictionary<string, SiteSource>(StringComparer.Ordinal) { ["copper"] = new() { Path = sites } },
        };
        var report = RegionInspection.Run(region, large.Folder);

        Assert.Equal((2, large.Grid.Describe()), (report.Coarsening, report.Grid));
        Assert.Equal("none: it is on the region's grid", report.Layers[0].Source.Method);
        Assert.DoesNotContain(report.Warnings, w => w.Concern == Concern.OtherGrid);
        Assert.Equal((1050 * 1000, 50 * 1000), (report.Layers[0].Statistics.Cells + report.Layers[0].Statistics.Missing, report.Layers[0].Statistics.Missing));
        Assert.Equal([SiteFate.OnMissingData, SiteFate.OnMissingData, SiteFate.OnMissingData], report.Sites["copper"].Sites.Select(site => site.Fate));
        Assert.Equal((11, 10), (report.Sites["copper"].Sites[2].Row, report.Sites["copper"].Sites[2].Column));
    }

    [Fact]
    public void A_block_size_is_suggested_for_every_target_with_sites_from_its_sites_and_the_layers()
    {
        using var ground = new Trial { Grid = Made.Grid(120, 160) };
        var sketch = ground.Sketch();
        for (int i = 0; i < 24; i++)
        {
            sketch.Point(10.5 + (24 * (i % 6)), 10.5 + (28 * (i / 6)));
        }

        string many = sketch.Save(ground["many.geojson"]), one = ground.Sketch().Point(5.5, 5.5).Save(ground["one.geojson"]);
        string path = ground.Raster("a.tif", (r, c) => MathF.Sin(r / 6f) + MathF.Cos(c / 7f)), classes = ground.Raster("b.tif", (r, c) => (r / 20) + (10 * (c / 20)));
        var region = Trial.Region("r", null, ("a", new() { Path = path }), ("b", new() { Path = classes, Encode = LayerEncoding.OneHot })) with
        {
            Sites = new Dictionary<string, SiteSource>(StringComparer.Ordinal) { ["copper"] = new() { Path = many, Buffer = 150 }, ["tin"] = new() { Path = one } },
        };
        var report = RegionInspection.Run(region, ground.Folder, options: new() { Window = 9, Folds = 4 });
        var suggestion = Assert.Single(report.BlockSizes).Value;

        // Cells of the buffers are no neighbours: sites stand 24 columns apart.
        Assert.Equal((24, 2_400.0), (suggestion.Spacing.Sites, suggestion.Spacing.NearestNeighbour));
        Assert.Equal(["a", "b"], suggestion.Layers.Select(layer => layer.Layer));
        Assert.Equal(4, suggestion.Folds);
        Assert.InRange(suggestion.Metres, 900, suggestion.Wanted);
        Assert.InRange(suggestion.BlocksWithSites, 12, 24);
        Assert.Equal(3, suggestion.Reasons.Count);
        Assert.Equal(suggestion.Reasons, RegionInspection.Run(region, ground.Folder, options: new() { Window = 9, Folds = 4 }).BlockSizes["copper"].Reasons);
    }

    /// <summary>A number in -1 to 1 that neighbours do not share.</summary>
    private static Func<int, int, float> Noise(int seed) => (r, c) => MathF.Sin((seed * 12.9898f * (r + 1)) + (78.233f * c * (r + seed)));

    private static string Only(RegionReport report, Concern concern) => report.Warnings.Single(w => w.Concern == concern).Text;

    private (string Name, LayerOptions Options) Layer(string name, Func<int, int, float> cell, params TransformOptions[] steps)
    {
        var options = new LayerOptions { Path = trial.Raster(name + ".tif", cell) };
        return (name, steps.Length == 0 ? options : options with { Transform = steps });
    }

    private RegionReport Inspected(params (string, LayerOptions)[] layers) => RegionInspection.Run(Trial.Region("r", trial.Own, layers), trial.Folder);
}
