using CsCheck;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Tests.Transforms;

public sealed class StepLearningTests
{
    [Fact]
    public void The_logarithm_keeps_positive_values_and_puts_the_others_below_them()
    {
        float[] cells = [100, 10, 1, 0, -5, float.NaN];
        var step = Assert.IsType<LogarithmStep>(Learn(LayerTransform.Log, cells));

        Assert.Equal((0, 0.5), (step.Offset, step.Floor));
        Assert.Equal(2, step.Apply(cells));
        Assert.Equal([2f, 1f, 0f, (float)Math.Log10(0.5), (float)Math.Log10(0.5), float.NaN], cells);
    }

    [Fact]
    public void An_offset_is_added_before_the_logarithm()
    {
        float[] cells = [0, 9, 99];
        var step = (LogarithmStep)Learn(new() { Step = LayerTransform.Log, Offset = 1 }, cells);

        Assert.Equal(0, step.Apply(cells));
        Assert.Equal([0f, 1f, 2f], cells);
    }

    [Theory]
    [InlineData(LayerTransform.Log)]
    [InlineData(LayerTransform.Clr)]
    public void A_layer_that_is_all_below_detection_has_no_logarithm(LayerTransform step)
    {
        var thrown = Assert.Throws<LayerException>(() => Learn(step, [0, -5, -1]));

        Assert.Contains("layer 'gold' has no positive value (the largest is 0)", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("below detection", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Winsorizing_puts_the_tails_on_the_percentiles()
    {
        float[] cells = [.. Enumerable.Range(0, 101).Select(i => (float)i)];

        Assert.Equal(2, ((FenceStep)Learn(LayerTransform.Winsorize, cells)).Apply(cells));
        Assert.Equal((1f, 99f, 50f), (cells[0], cells[100], cells[50]));

        Assert.Equal(new FenceStep(10, 60, 10, 60), Learn(new() { Step = LayerTransform.Winsorize, Lower = 0.1, Upper = 0.6 }, [.. Enumerable.Range(0, 101).Select(i => (float)i)]));
    }

    [Fact]
    public void Clipping_takes_the_bounds_that_are_given()
    {
        float[] cells = [-10, 0, 10];

        Assert.Equal(1, ((FenceStep)Learn(new() { Step = LayerTransform.Clip, Upper = 5 }, cells)).Apply(cells));
        Assert.Equal([-10f, 0f, 5f], cells);
    }

    [Fact]
    public void The_square_root_keeps_the_sign_and_abs_does_not()
    {
        float[] roots = [-9, 4, float.NaN], sizes = [-9, 4, float.NaN];
        ((CellStep)Learn(LayerTransform.Sqrt, roots)).Apply(roots);
        ((CellStep)Learn(LayerTransform.Abs, sizes)).Apply(sizes);

        Assert.Equal([-3f, 2f, float.NaN], roots);
        Assert.Equal([9f, 4f, float.NaN], sizes);
    }

    [Fact]
    public void Minmax_covers_zero_to_one() =>
        Gen.Float[-1e6f, 1e6f].Array[2, 50].Where(cells => cells.Distinct().Count() > 1).Sample(
            cells =>
            {
                ((CellStep)Learn(LayerTransform.Minmax, cells)).Apply(cells);
                return cells.Min() == 0 && cells.Max() == 1;
            },
            iter: 5_000);

    [Fact]
    public void Log_ratios_of_a_cell_sum_to_zero_and_do_not_depend_on_the_unit() =>
        Gen.Select(Gen.Float[0.01f, 1000f].Array[4], Gen.Float[0.01f, 1000f].Array[4], Gen.Float[0.01f, 1000f].Array[4], Gen.Float[0.1f, 100f]).Sample(
            (a, b, c, factor) =>
            {
                float[][] once = [[.. a], [.. b], [.. c]], scaled = [[.. a.Select(v => v * factor)], [.. b.Select(v => v * factor)], [.. c.Select(v => v * factor)]];
                Close(once);
                Close(scaled);
                return Enumerable.Range(0, 4).All(i => Math.Abs(once.Sum(part => part[i])) < 1e-4 && once.Zip(scaled).All(p => Math.Abs(p.First[i] - p.Second[i]) < 1e-3));
            },
            iter: 2_000);

    [Fact]
    public void A_zero_in_a_composition_counts_as_two_thirds_of_the_smallest_value_and_a_gap_makes_a_gap_in_all()
    {
        float[][] parts = [[3, 0, float.NaN], [3, 6, 1]];
        long[] replaced = Close(parts);

        Assert.Equal([1, 0], replaced);
        Assert.Equal(Math.Log(2) - ((Math.Log(2) + Math.Log(6)) / 2), parts[0][1], 1e-6);
        Assert.True(float.IsNaN(parts[0][2]) && float.IsNaN(parts[1][2]));
    }

    [Theory]
    [InlineData("log", "lower", "lower and upper belong to clip and winsorize, not to log")]
    [InlineData("clip", "offset", "offset belongs to log, not to clip")]
    [InlineData("winsorize", "shares", "both are shares of the cells")]
    [InlineData("clip", "order", "is not below upper")]
    public void Settings_of_another_step_are_refused(string step, string wrong, string message)
    {
        var options = new TransformOptions { Step = Enum.Parse<LayerTransform>(step, ignoreCase: true) };
        options = wrong switch
        {
            "lower" => options with { Lower = 1 },
            "offset" => options with { Offset = 1 },
            "shares" => options with { Lower = 5, Upper = 95 },
            _ => options with { Lower = 2, Upper = 1 },
        };

        Assert.Contains(options.Problems(), problem => problem.Contains(message, StringComparison.Ordinal));
    }

    private static long[] Close(float[][] parts) =>
        LogRatioStep.Apply([.. parts.Select(part => (LogRatioStep)Learn(LayerTransform.Clr, part))], [.. parts.Select(part => part.AsMemory())]);

    private static FittedStep Learn(TransformOptions options, float[] cells)
    {
        float[] from = [.. cells];
        return StepLearning.Learn("gold", options, LayerStatistics.Of(from), action => action(from));
    }
}
