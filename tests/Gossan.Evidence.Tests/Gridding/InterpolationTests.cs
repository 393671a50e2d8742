using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Transforms;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Gridding;

/// <summary>Numbers measured at points.</summary>
public sealed class InterpolationTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Two_samples_count_by_the_inverse_square_of_their_distance()
    {
        string path = Samples((1, 5.5, 10), (9, 5.5, 20));
        float[] cells = trial.Cells(Interpolated(path));

        // The centre of column 2 is 1.5 cells from the first sample and 6.5 from the other.
        double one = 1 / (1.5 * 1.5), other = 1 / (6.5 * 6.5);
        Assert.Equal(((10 * one) + (20 * other)) / (one + other), cells[52], 1e-3);
        Assert.Equal(cells[52] - 10, 20 - cells[57], 1e-3);
    }

    [Fact]
    public void The_nearest_sample_may_be_taken_alone()
    {
        float[] cells = trial.Cells(Interpolated(Samples((1, 5, 10), (8.2, 5, 20))) with { Method = InterpolationMethod.Nearest });

        Assert.Equal([10, 10, 10, 10, 10, 20, 20, 20, 20, 20], cells[..10]);
    }

    [Fact]
    public void Cells_farther_away_than_the_coverage_are_missing()
    {
        var audit = trial.Prepare(("cu", Interpolated(Samples((0.5, 0.5, 10), (9.5, 0.5, 20))) with { Coverage = 250 }));

        Assert.Equal([false, false, false, true, true, true, true, false, false, false], trial.Band(0)[..10].Select(float.IsNaN));
        Assert.Equal(audit.Layers[0].MissingBefore, trial.Band(0).Count(float.IsNaN) / 100d);
        Assert.Contains("none farther than 250 m from a sample", audit.Layers[0].Source.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_at_one_place_are_averaged_and_that_is_noted()
    {
        var audit = trial.Prepare(("cu", Interpolated(Samples((2, 5, 10), (2, 5, 30), (8, 5, 50))) with { Method = InterpolationMethod.Nearest }));

        Assert.Equal((20, 50), (trial.Band(0)[0], trial.Band(0)[9]));
        Assert.Contains("the samples lie at 2 different places, 1 fewer than there are; those that share one were averaged", audit.Layers[0].Source.Notes, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(SampleScale.Auto, LayerTransform.Log, true)]
    [InlineData(SampleScale.Auto, LayerTransform.Sqrt, false)]
    [InlineData(SampleScale.Linear, LayerTransform.Log, false)]
    [InlineData(SampleScale.Log, LayerTransform.Sqrt, true)]
    public void Logarithms_are_averaged_where_the_transform_takes_them_or_the_project_says(SampleScale scale, LayerTransform step, bool logarithms)
    {
        // The cell in the middle is as far from the one as from the other.
        var audit = trial.Prepare(("cu", Interpolated(Samples((1.5, 5.5, 1), (9.5, 5.5, 100))) with { Scale = scale, Transform = [step] }));
        double mean = logarithms ? 10 : 50.5;

        Assert.Equal(step == LayerTransform.Log ? Math.Log10(mean) : Math.Sqrt(mean), trial.Band(0)[55], 1e-4);
        Assert.Equal(logarithms, audit.Layers[0].Source.Method.EndsWith(", of logarithms", StringComparison.Ordinal));
    }

    [Fact]
    public void Under_logarithms_what_is_not_positive_counts_as_half_of_the_smallest_and_is_noted()
    {
        var audit = trial.Prepare(("cu", Interpolated(Samples((1, 5, -5), (5, 5, 4), (8, 5, 50))) with { Method = InterpolationMethod.Nearest, Scale = SampleScale.Log }));

        Assert.Equal(2, trial.Band(0)[0], 1e-5);
        Assert.Contains("samples that are not positive (1 of 3) count as 2 before their logarithm", audit.Layers[0].Source.Notes, StringComparer.Ordinal);
    }

    [Fact]
    public void Layers_that_take_other_fields_of_one_file_are_each_their_own()
    {
        string path = trial.Text("soil.csv", FormattableString.Invariant($"x,y,Cu,Au\n500050,7699950,5,0.1\n500950,7699050,9,0.7\n"));
        trial.Prepare(
            ("cu", Interpolated(path) with { Field = "Cu", Method = InterpolationMethod.Nearest }),
            ("au", Interpolated(path) with { Field = "Au", Method = InterpolationMethod.Nearest }));

        Assert.Equal((5, 9), (trial.Band(0)[0], trial.Band(0)[99]));
        Assert.Equal((0.1f, 0.7f), (trial.Band(1)[0], trial.Band(1)[99]));
    }

    [Theory]
    [InlineData(SampleScale.Linear)]
    [InlineData(SampleScale.Log)]
    public void The_samples_own_extremes_are_known_whatever_becomes_of_them(SampleScale scale)
    {
        var options = Interpolated(Samples((1, 5, -99), (1, 5, -99), (5, 5, 4), (8, 5, 50))) with { Scale = scale };
        using var source = LayerReading.Open(new("cu", options, options.Path, new(trial.Grid, "", null), new([options], trial.Grid), new("cu", ""), trial.Folder, 0));

        var values = source.Values!;
        Assert.Equal((-99, 2, 4, 50, 1, 4, 4), (values.Minimum, values.AtMinimum, values.AboveMinimum, values.Maximum, values.AtMaximum, values.BelowMaximum, values.Count));
    }

    private static LayerOptions Interpolated(string path) => new() { Path = path, Encode = LayerEncoding.Interpolate, Field = "cu", Transform = [] };

    private string Samples(params (double Column, double Row, double Value)[] samples)
    {
        var sketch = trial.Sketch();
        foreach (var (column, row, value) in samples)
        {
            sketch.Point(column, row, new { cu = value });
        }

        return sketch.Save(trial["soil.geojson"]);
    }
}
