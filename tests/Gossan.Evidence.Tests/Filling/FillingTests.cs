using Gossan.Evidence.Filling;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Filling;

/// <summary>What becomes of gaps.</summary>
public sealed class FillingTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Without_a_word_gaps_stay_gaps()
    {
        var audit = Prepared(FillMethod.None, (r, c) => c > 5 ? float.NaN : r);

        Assert.Equal(40, trial.Band(0).Count(float.IsNaN));
        Assert.Equal(new FillAudit(FillMethod.None, null, null, 0, 0), audit.Layers[0].Fill);
    }

    [Fact]
    public void Inverse_distance_reaches_as_far_as_it_is_told_and_the_audit_says_how_much_was_filled()
    {
        var audit = Prepared(new FillOptions { Method = FillMethod.Idw, Distance = 250 }, (r, c) => c > 5 ? float.NaN : r);

        Assert.Equal([false, false, false, false, false, false, false, false, true, true], trial.Band(0)[50..60].Select(float.IsNaN));
        Assert.InRange(trial.Band(0)[56], 4.9f, 5.1f);
        Assert.Equal(new FillAudit(FillMethod.Idw, 250, null, 20, 0.2), audit.Layers[0].Fill);
        Assert.Equal((0.4, 0.2), (audit.Layers[0].MissingBefore, audit.Layers[0].MissingAfter));
    }

    [Fact]
    public void Inverse_distance_reaches_five_cells_where_nothing_is_said()
    {
        var audit = Prepared(FillMethod.Idw, (r, c) => c > 2 ? float.NaN : r);

        Assert.Equal([.. Enumerable.Range(0, 10).Select(c => c > 7)], trial.Band(0)[50..60].Select(float.IsNaN));
        Assert.Equal(500, audit.Layers[0].Fill.DistanceMetres);
    }

    [Fact]
    public void Mean_and_median_are_those_of_the_measured_cells_after_the_steps()
    {
        string path = trial.Raster("a.tif", (r, c) => c == 9 ? float.NaN : c == 8 ? 1000 : 1);
        var audit = trial.Prepare(
            ("mean", new() { Path = path, Transform = [LayerTransform.Log], Fill = new() { Method = FillMethod.Mean } }),
            ("median", new() { Path = path, Transform = [LayerTransform.Log], Fill = new() { Method = FillMethod.Median } }));

        // Logarithms are 3 in one column of nine, 0 in the others.
        Assert.Equal((3 / 9f, 0), (trial.Band(0)[9], trial.Band(1)[9]));
        Assert.Equal(3 / 9d, audit.Layers[0].Fill.Value!.Value, 1e-6);
        Assert.Equal((0, 10), (audit.Layers[1].Fill.Value, audit.Layers[0].Fill.Filled));
    }

    [Fact]
    public void The_mean_is_learnt_on_training_regions_alone()
    {
        LayerOptions Filled(string name, Func<int, int, float> cell) => new() { Path = trial.Raster(name, cell), Transform = [], Fill = new() { Method = FillMethod.Mean } };
        var known = Trial.Region("known", null, ("a", Filled("known_a.tif", (r, c) => r == 0 ? float.NaN : c)));
        var other = Trial.Region("other", null, ("a", Filled("other_a.tif", (r, c) => r == 0 ? float.NaN : 50 + c))) with { Training = false };
        trial.Prepare(known, other);

        Assert.Equal((4.5f, 4.5f, 50), (trial.Band(0, "known")[0], trial.Band(0, "other")[0], trial.Band(0, "other")[10]));
    }

    [Fact]
    public void Filled_cells_teach_nothing()
    {
        float Cell(int r, int c) => c > 5 ? float.NaN : r + (c * c);
        TransformOptions[] steps = [LayerTransform.Clip, LayerTransform.Standardize];
        var bare = trial.Prepare(("a", new() { Path = trial.Raster("a.tif", Cell), Transform = steps })).Bands[0];
        var filled = trial.Prepare(("a", new() { Path = trial.Raster("a.tif", Cell), Transform = steps, Fill = new() { Method = FillMethod.Mean } })).Bands[0];

        Assert.Equal(bare.Fitted.Steps, filled.Fitted.Steps);
        Assert.Equal(bare.Before, filled.Before);
        Assert.Equal((60, 100), (bare.After.Cells, filled.After.Cells));
    }

    [Fact]
    public void A_binary_layer_takes_the_nearest_value_or_the_most_frequent_one()
    {
        string path = trial.Raster("a.tif", (r, c) => c is 4 or 5 ? float.NaN : c is < 4 or 9 ? 1 : 0);
        trial.Prepare(
            ("near", new() { Path = path, Fill = new() { Method = FillMethod.Idw } }),
            ("mean", new() { Path = path, Fill = new() { Method = FillMethod.Mean } }),
            ("median", new() { Path = path, Fill = new() { Method = FillMethod.Median } }));

        Assert.Equal([1, 1, 1, 1, 1, 0, 0, 0, 0, 1], trial.Band(0)[50..60]);
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 0, 0, 1], trial.Band(1)[50..60]);
        Assert.Equal(trial.Band(1), trial.Band(2));
    }

    [Fact]
    public void A_categorical_layer_takes_the_nearest_class()
    {
        string path = trial.Raster("a.tif", (r, c) => c is 4 or 5 ? float.NaN : c < 4 ? 7 : 3);
        var audit = trial.Prepare(("a", new() { Path = path, Kind = LayerKind.Categorical, Fill = new() { Method = FillMethod.Idw, Mask = true } }));

        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], trial.Band(0)[50..60]);
        Assert.Equal((20, 100), (audit.Layers[0].Fill.Filled, audit.CellsWithoutGaps));
        Assert.Equal([(80, 20, 0.5), (80, 20, 0.5)], audit.Bands.Select(band => (band.Before.Cells, band.Before.Missing, band.Before.Mean)));
        Assert.All(audit.Bands, band => Assert.Equal((100, 0), (band.After.Cells, band.After.Missing)));
        Assert.Equal([0, 0, 0, 0, 1, 1, 0, 0, 0, 0], Made.Read(trial["out/r.filled.tif"], 0)[50..60]);
    }

    [Theory]
    [InlineData(FillMethod.Mean, 0.55, 0.45)]
    [InlineData(FillMethod.None, 0.5, 0.5)]
    public void A_band_of_a_class_is_told_before_and_after_its_gaps_are_filled(FillMethod method, double larger, double smaller)
    {
        // 45 cells of class 7, 45 of class 3 and 10 without: the mode of equal counts is the first place, class 7.
        string path = trial.Raster("a.tif", (r, c) => r == 9 ? float.NaN : (r * 10) + c < 45 ? 7 : 3);
        var bands = trial.Prepare(("a", new() { Path = path, Kind = LayerKind.Categorical, Fill = new() { Method = method } })).Bands;

        Assert.Equal(["a=3", "a=7"], bands.Select(band => band.Fitted.Name), StringComparer.Ordinal);
        Assert.All(bands, band => Assert.Equal((90, 10, 0.5), (band.Before.Cells, band.Before.Missing, band.Before.Mean)));
        Assert.Equal([larger, smaller], bands.Select(band => band.After.Mean).OrderDescending());
    }

    [Fact]
    public void Filled_cells_are_told_in_a_raster_of_their_own_where_a_layer_asks_for_it()
    {
        string path = trial.Raster("a.tif", (r, c) => c > 5 ? float.NaN : r);
        trial.Prepare(
            ("no", new() { Path = path, Fill = new() { Method = FillMethod.Idw } }),
            ("idw", new() { Path = path, Fill = new() { Method = FillMethod.Idw, Distance = 100, Mask = true } }),
            ("mean", new() { Path = path, Fill = new() { Method = FillMethod.Mean, Mask = true } }),
            ("none", new() { Path = path, Fill = new() { Mask = true } }));

        using (var mask = EvidenceStack.Open(trial["out/r.filled.tif"]))
        {
            Assert.Equal(["idw filled", "mean filled", "none filled"], mask.Bands);
        }

        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 0, 0, 0], Made.Read(trial["out/r.filled.tif"], 0)[50..60]);
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 1, 1, 1], Made.Read(trial["out/r.filled.tif"], 1)[50..60]);
        Assert.Equal(new float[100], Made.Read(trial["out/r.filled.tif"], 2));
    }

    [Fact]
    public void Cells_outside_the_clip_polygons_are_not_filled()
    {
        trial.Sketch().Polygon(null, (0, 0), (9.8, 0), (0, 9.8)).Save(trial["clip.geojson"]);
        var region = Trial.Region("r", new() { Clip = new() { Path = "clip.geojson" } }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r == 3 ? float.NaN : c), Fill = new() { Method = FillMethod.Idw, Mask = true }, Transform = [] }));
        var audit = trial.Prepare(region)[0];

        // Of row 3 the first six centres lie inside.
        Assert.Equal(6, audit.Layers[0].Fill.Filled);
        Assert.Equal(audit.CellsWithoutGaps, trial.Band(0).Count(float.IsFinite));
        Assert.Equal(6, Made.Read(trial["out/r.filled.tif"], 0).Sum());
    }

    [Fact]
    public void Inverse_distance_in_degrees_is_refused()
    {
        using var degrees = new Trial { Grid = new(CoordinateSystem.WktOf("EPSG:4326"), new(140, 0.01, 0, -20, 0, -0.01), 10, 10) };
        string path = degrees.Raster("a.tif", (r, c) => c == 0 ? float.NaN : r);

        Assert.Contains("fill: idw of layer 'layer' needs distances in metres", degrees.Refused<RegionException>(new() { Path = path, Fill = new() { Method = FillMethod.Idw } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FillMethod.Mean, 100.0, "fill.distance belongs to fill.method: idw, not to mean")]
    [InlineData(FillMethod.Idw, -1.0, "fill.distance is -1, but must be above 0 metres")]
    public void Settings_that_do_nothing_are_refused(FillMethod method, double? distance, string message) =>
        Assert.Equal(message, new FillOptions { Method = method, Distance = distance }.Problems().Single());

    private StackAudit Prepared(FillOptions fill, Func<int, int, float> cell) => trial.Prepare(("a", new() { Path = trial.Raster("a.tif", cell), Transform = [], Fill = fill }));

    private StackAudit Prepared(FillMethod method, Func<int, int, float> cell) => Prepared(new FillOptions { Method = method }, cell);
}
