using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Tests.Transforms;

/// <summary>Transforms as a whole preparation applies them.</summary>
public sealed class PreparedTransformTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Steps_are_applied_in_their_order()
    {
        string path = trial.Raster("a.tif", (r, c) => (10 * r) + c - 40);
        trial.Prepare(
            ("rooted", new() { Path = path, Transform = [LayerTransform.Abs, LayerTransform.Sqrt, LayerTransform.Minmax] }),
            ("ranged", new() { Path = path, Transform = [LayerTransform.Minmax, LayerTransform.Sqrt, LayerTransform.Abs] }));

        float[] rooted = trial.Band(0), ranged = trial.Band(1);
        for (int cell = 0; cell < 100; cell++)
        {
            Assert.Equal(Math.Sqrt(Math.Abs(cell - 40)) / Math.Sqrt(59), rooted[cell], 1e-5);
            Assert.Equal(Math.Sqrt(cell / 99d), ranged[cell], 1e-5);
        }
    }

    [Fact]
    public void A_composition_of_three_layers_is_closed_with_zeros_replaced_and_a_gap_in_one_is_a_gap_in_all()
    {
        TransformOptions clr = new() { Step = LayerTransform.Clr, Group = "soil" };
        float K(int r, int c) => r == 0 && c == 0 ? 0 : 1 + r;
        float Th(int r, int c) => r == 9 && c == 9 ? float.NaN : 2 + c;
        float U(int r, int c) => 5;
        var audit = trial.Prepare(
            ("k", new() { Path = trial.Raster("k.tif", K), Transform = [clr] }),
            ("other", new() { Path = trial.Raster("o.tif", (r, c) => r - c), Transform = [] }),
            ("th", new() { Path = trial.Raster("th.tif", Th), Transform = [clr, LayerTransform.Standardize] }),
            ("u", new() { Path = trial.Raster("u.tif", (r, c) => U(r, c) + (r == 5 ? 1 : 0)), Transform = [clr] }));

        float[] k = trial.Band(0), u = trial.Band(3);
        for (int cell = 0; cell < 99; cell++)
        {
            var (r, c) = (cell / 10, cell % 10);
            double[] parts = [Math.Log(cell == 0 ? 2 / 3d : K(r, c)), Math.Log(Th(r, c)), Math.Log(r == 5 ? 6 : 5)];
            Assert.Equal(parts[0] - parts.Average(), k[cell], 1e-5);
            Assert.Equal(parts[2] - parts.Average(), u[cell], 1e-5);
        }

        Assert.True(float.IsNaN(k[99]) && float.IsNaN(trial.Band(2)[99]) && float.IsNaN(u[99]));
        Assert.False(float.IsNaN(trial.Band(1)[99]));
        Assert.Equal((1, 0, 0), (audit.Bands[0].Replaced, audit.Bands[2].Replaced, audit.Bands[3].Replaced));
        Assert.Equal(["k", "other", "th", "u"], trial.Names());
        Assert.Equal(1, audit.Bands[2].After.StandardDeviation, 1e-6);
        var ratio = Assert.IsType<LogRatioStep>(audit.Bands[0].Fitted.Steps.Single());
        Assert.Equal(("soil", 2 / 3d), (ratio.Group, ratio.Zero));
        Assert.Equal((0, 0.01), (audit.Layers[0].MissingBefore, audit.Layers[0].MissingAfter));
    }

    [Fact]
    public void Steps_before_a_log_ratio_are_applied_to_each_part_and_steps_after_it_too()
    {
        TransformOptions[] steps = [new() { Step = LayerTransform.Clip, Upper = 50 }, LayerTransform.Clr, LayerTransform.Minmax];
        var audit = trial.Prepare(
            ("a", new() { Path = trial.Raster("a.tif", (r, c) => 1 + (10 * r) + c), Transform = steps }),
            ("b", new() { Path = trial.Raster("b.tif", (r, c) => 2 + c), Transform = steps }));

        Assert.Equal(["FenceStep", "LogRatioStep", "RangeStep"], audit.Bands[1].Fitted.Steps.Select(step => step.GetType().Name), StringComparer.Ordinal);
        Assert.Equal((0, 1, 50), (audit.Bands[0].After.Minimum, audit.Bands[0].After.Maximum, audit.Bands[0].Replaced));
    }

    [Fact]
    public void Two_compositions_are_closed_each_by_itself()
    {
        LayerOptions Part(string name, Func<int, int, float> cell, string group) => new() { Path = trial.Raster(name, cell), Transform = [new() { Step = LayerTransform.Clr, Group = group }] };
        trial.Prepare(
            ("a", Part("a.tif", (r, c) => 1 + r, "one")), ("b", Part("b.tif", (r, c) => 1 + c, "two")),
            ("c", Part("c.tif", (r, c) => 3 + c, "one")), ("d", Part("d.tif", (r, c) => 2 + r, "two")));

        float[] a = trial.Band(0), b = trial.Band(1), c = trial.Band(2);
        for (int cell = 0; cell < 100; cell++)
        {
            Assert.Equal(0, a[cell] + c[cell], 1e-5);
            Assert.Equal(Math.Log((1 + (cell % 10)) / (2d + (cell / 10))) / 2, b[cell], 1e-5);
        }
    }

    [Fact]
    public void A_log_ratio_may_be_taken_once() =>
        Assert.Contains("clr stands 2 times, but a layer is a part of one composition", string.Join('\n', new LayerOptions { Path = "a.tif", Transform = [LayerTransform.Clr, LayerTransform.Abs, LayerTransform.Clr] }.Problems()), StringComparison.Ordinal);

    [Fact]
    public void A_composition_of_one_part_is_refused()
    {
        string path = trial.Raster("a.tif", (r, c) => 1 + r + c);

        Assert.Contains("is the only part of the composition 'composition', and a log-ratio needs at least two", trial.Refused<LayerException>(new() { Path = path, Transform = [LayerTransform.Clr] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_binary_layer_is_no_part_of_a_composition(bool first)
    {
        (string, LayerOptions) zeros = ("zeros", new() { Path = trial.Raster("zeros.tif", (r, c) => r % 2), Transform = [LayerTransform.Clr] });
        (string, LayerOptions) part = ("part", new() { Path = trial.Raster("part.tif", (r, c) => 1 + r), Transform = [LayerTransform.Clr] });

        Assert.Contains("layer 'zeros'", Assert.Throws<LayerException>(() => first ? trial.Prepare(zeros, part) : trial.Prepare(part, zeros)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_that_is_not_learnt_from_is_treated_with_what_the_others_taught()
    {
        TransformOptions[] steps = [LayerTransform.Winsorize, LayerTransform.Standardize];
        var known = Trial.Region("known", null, ("a", new() { Path = trial.Raster("known_a.tif", (r, c) => (10 * r) + c), Transform = steps }));
        var other = Trial.Region("other", null, ("a", new() { Path = trial.Raster("other_a.tif", (r, c) => 1000 - r), Transform = steps })) with { Training = false };
        var alone = trial.Prepare(known);
        float[] before = trial.Band(0, "known");
        var audits = trial.Prepare(other, known);

        Assert.Equal(before, trial.Band(0, "known"));
        Assert.Equal(alone[0].Bands[0].Fitted.Steps, audits[0].Bands[0].Fitted.Steps);

        // Far above everything learnt: all of it on the upper bound.
        Assert.Equal(100, audits[0].Bands[0].Replaced);
        Assert.All(trial.Band(0, "other"), cell => Assert.Equal(before.Max(), cell));
        Assert.Equal((991, 1000), (audits[0].Bands[0].Before.Minimum, audits[0].Bands[0].Before.Maximum));
    }

    [Fact]
    public void A_layer_that_is_binary_where_it_is_learnt_and_not_elsewhere_is_refused()
    {
        var known = Trial.Region("known", null, ("a", new() { Path = trial.Raster("known_a.tif", (r, c) => r % 2) }));
        var other = Trial.Region("other", null, ("a", new() { Path = trial.Raster("other_a.tif", (r, c) => r) })) with { Training = false };
        string refused = Assert.Throws<LayerException>(() => trial.Prepare(known, other)).Message;

        Assert.Contains($"layer 'a' ({trial["other_a.tif"]})", refused, StringComparison.Ordinal);
        Assert.Contains("only 0 and 1 in the regions that are learnt from, but from 0 to 9 in this one", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void No_region_to_learn_from_is_refused()
    {
        var region = Trial.Region("only", null, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) })) with { Training = false };

        Assert.Contains("no region is learnt from: only has training: false", Assert.Throws<LayerException>(() => trial.Prepare(region)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_learnt_is_kept_in_the_audit_on_disk()
    {
        var audit = trial.Prepare(("a", new() { Path = trial.Raster("a.tif", (r, c) => (r * c) - 5), Transform = [new() { Step = LayerTransform.Log, Offset = 2 }, LayerTransform.Sqrt, LayerTransform.Tukey, LayerTransform.Minmax] }));
        var read = StackAudit.Read(trial["out/r.audit.json"]);

        Assert.Equal(audit.Bands[0].Fitted.Steps, read.Bands[0].Fitted.Steps);
        Assert.Equal(["LogarithmStep", "SquareRootStep", "FenceStep", "RangeStep"], read.Bands[0].Fitted.Steps.Select(step => step.GetType().Name), StringComparer.Ordinal);
        Assert.Equal((audit.Bands[0].Before, audit.Bands[0].After), (read.Bands[0].Before, read.Bands[0].After));
        Assert.Equal(LayerStatistics.Of(trial.Band(0)), read.Bands[0].After);
    }

    [Fact]
    public void A_layer_that_is_all_below_detection_has_no_logarithm()
    {
        string path = trial.Raster("au.tif", (r, c) => -0.01f * (1 + r));

        Assert.Contains("layer 'layer' has no positive value (the largest is -0.01)", trial.Refused<LayerException>(new() { Path = path, Transform = [LayerTransform.Log] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_regions_that_transform_a_layer_differently_are_refused()
    {
        var west = Trial.Region("west", null, ("a", new() { Path = trial.Raster("w.tif", (r, c) => r), Transform = [LayerTransform.Sqrt] }));
        var east = Trial.Region("east", null, ("a", new() { Path = trial.Raster("e.tif", (r, c) => c) }));

        Assert.Contains("has another kind or other transforms in region 'east' than in region 'west'", Assert.Throws<LayerException>(() => trial.Prepare(west, east)).Message, StringComparison.Ordinal);
    }
}
