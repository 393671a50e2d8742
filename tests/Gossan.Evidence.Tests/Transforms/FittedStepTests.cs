using System.Text.Json;
using CsCheck;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Tests.Transforms;

public sealed class FittedStepTests
{
    [Fact]
    public void Tukey_puts_outliers_on_the_outer_percentiles_and_clip_on_the_fences()
    {
        float[] cells = [.. Enumerable.Range(0, 101).Select(i => (float)i), -1000, 1000];
        var statistics = LayerStatistics.Of(cells);
        float[] tukey = [.. cells], clip = [.. cells];

        Assert.Equal(2, Learnt(LayerTransform.Tukey, cells).Apply(tukey));
        Assert.Equal(2, Learnt(LayerTransform.Clip, cells).Apply(clip));

        Assert.Equal(((float)statistics.P05, (float)statistics.P95), (tukey[101], tukey[102]));
        Assert.Equal(((float)statistics.LowerFence, (float)statistics.UpperFence), (clip[101], clip[102]));
        Assert.Equal(cells[..101], tukey[..101]);
        Assert.Equal(cells[..101], clip[..101]);
    }

    [Theory]
    [InlineData(LayerTransform.Clip)]
    [InlineData(LayerTransform.Log)]
    [InlineData(LayerTransform.Sqrt)]
    [InlineData(LayerTransform.Standardize)]
    [InlineData(LayerTransform.Minmax)]
    public void The_way_back_leads_to_the_value_before(LayerTransform transform) =>
        Gen.Float[0.5f, 100f].Array[8, 40].Where(cells => cells.Distinct().Count() > 4).Sample(
            cells =>
            {
                float[] after = [.. cells];
                var step = Learnt(transform, cells);
                step.Apply(after);
                for (int i = 0; i < cells.Length; i++)
                {
                    double expected = step is FenceStep fence ? Math.Clamp(cells[i], fence.Lower, fence.Upper) : cells[i];
                    Assert.Equal(expected, step.Undo(after[i])!.Value, 1e-3);
                }
            },
            iter: 1000);

    [Fact]
    public void A_layer_goes_back_through_all_of_its_steps_and_not_past_a_lost_sign()
    {
        FittedStep[] steps = [new FenceStep(-5, 2000, -5, 2000), new LogarithmStep(10, 0.1), new StandardizeStep(2, 0.5)];

        Assert.Equal(990, new FittedLayer("copper", LayerKind.Continuous, steps).Undo((3 - 2) / 0.5)!.Value, 1e-9);
        Assert.Equal(1, new FittedLayer("carbonate", LayerKind.Binary, []).Undo(1));
        Assert.Null(new FittedLayer("anomaly", LayerKind.Continuous, [new AbsoluteStep(), .. steps]).Undo(0));
        Assert.Null(new FittedLayer("part", LayerKind.Continuous, [new LogRatioStep("ores", 0.1), steps[2]]).Undo(0));
    }

    [Fact]
    public void Clipping_keeps_the_order_of_all_cells() =>
        Gen.Select(Gen.Float[-100f, 100f].Array[2, 40], Gen.Float[-1e6f, 1e6f].Array[0, 5]).Sample(
            (usual, wild) =>
            {
                float[] cells = [.. usual, .. wild];
                Array.Sort(cells);
                Learnt(LayerTransform.Clip, cells).Apply(cells);
                return cells.SequenceEqual(cells.Order());
            },
            iter: 10_000);

    [Fact]
    public void Tukey_does_not_keep_the_order()
    {
        // The reason why it is not the default: 1000 becomes less than 140, which stays.
        float[] cells = [.. Enumerable.Range(0, 101).Select(i => (float)i), 140, 1000];
        Learnt(LayerTransform.Tukey, cells).Apply(cells);

        Assert.True(cells[102] < cells[101]);
    }

    [Fact]
    public void Clip_leaves_a_layer_that_is_mostly_one_value()
    {
        float[] cells = [.. Enumerable.Repeat(0f, 90), 1, 2, 3, 4, 5];
        float[] before = [.. cells];

        Assert.Equal(0, Learnt(LayerTransform.Clip, cells).Apply(cells));
        Assert.Equal(before, cells);
    }

    [Fact]
    public void Standardised_cells_have_mean_zero_and_deviation_one_and_missing_ones_stay_missing()
    {
        float[] cells = [1, 2, 3, float.NaN, 10];
        Learnt(LayerTransform.Standardize, cells).Apply(cells);
        var after = LayerStatistics.Of(cells);

        Assert.True(float.IsNaN(cells[3]));
        Assert.Equal(0, after.Mean, 1e-7);
        Assert.Equal(1, after.StandardDeviation, 1e-7);
    }

    [Fact]
    public void Fitted_steps_survive_json() =>
        Gen.Double.Array[6].Where(numbers => numbers.All(double.IsFinite)).Sample(
            n =>
            {
                var layer = new FittedLayer("mag", LayerKind.Continuous, [new FenceStep(n[0], n[1], n[2], n[3]), new StandardizeStep(n[4], n[5])]);
                var again = JsonSerializer.Deserialize<FittedLayer>(RecordJson.TextOf(layer), RecordJson.Options)!;
                return string.Equals(again.Name, layer.Name, StringComparison.Ordinal) && again.Kind == layer.Kind && again.Steps.SequenceEqual(layer.Steps);
            },
            iter: 1_000);

    private static CellStep Learnt(LayerTransform step, float[] cells)
    {
        float[] learntFrom = [.. cells];
        return (CellStep)StepLearning.Learn("layer", step, LayerStatistics.Of(learntFrom), action => action(learntFrom));
    }
}
