using Gossan.Evidence.Inspection;
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
        Assert.Contains("samples at or below zero (1 of 3, the lowest is -5) count as 2 before their logarithm, half of the smallest positive sample of this file", audit.Layers[0].Source.Notes, StringComparer.Ordinal);
    }

    [Fact]
    public void Where_numbers_are_averaged_before_a_logarithm_those_at_or_below_zero_are_noted_too()
    {
        var audit = trial.Prepare(("cu", Interpolated(Samples((1, 5, 0), (5, 5, 4), (8, 5, 50))) with { Scale = SampleScale.Linear, Transform = [LayerTransform.Log] }));

        Assert.Contains("samples at or below zero (1 of 3, the lowest is 0) are averaged as they are, before the transform's logarithm", audit.Layers[0].Source.Notes, StringComparer.Ordinal);
    }

    [Fact]
    public void The_floor_under_logarithms_is_that_of_the_file_so_that_a_region_changes_nothing_in_another()
    {
        LayerOptions Soil(string name, double low) => Interpolated(trial.Sketch().Point(1, 5, new { cu = 0.0 }).Point(5, 5, new { cu = low }).Point(8, 5, new { cu = 90.0 }).Save(trial[name])) with { Method = InterpolationMethod.Nearest, Scale = SampleScale.Log };
        var west = Trial.Region("west", trial.Own, ("cu", Soil("w.geojson", 4)));
        var east = Trial.Region("east", trial.Own, ("cu", Soil("e.geojson", 0.5))) with { Training = false };
        var audits = trial.Prepare(west, east);

        Assert.Equal(2, trial.Band(0, "west")[0], 1e-5);
        Assert.Equal(0.25, trial.Band(0, "east")[0], 1e-5);
        Assert.Contains("count as 0.25 before", audits[1].Layers[0].Source.Notes[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Samples_that_the_project_calls_no_data_are_left_out_and_counted(NoDataOptions noData, int hidden)
    {
        string path = trial.Text("soil.csv", "x,y,cu\n500050,7699950,-99\n500150,7699950,-9999\n500950,7699950,8\n500950,7699050,1142.40563964844\n");
        var audit = trial.Prepare(("cu", Interpolated(path) with { Method = InterpolationMethod.Nearest, Nodata = noData }));
        float[] values = [.. new[] { -99, -9999, 8, 1142.4056396f }.Where(value => trial.Band(0).Contains(value))];

        Assert.Equal(4 - hidden, values.Length);
        Assert.Contains($"{hidden} samples of 4 are no data by the project's nodata:", audit.Layers[0].Source.Notes, StringComparer.Ordinal);
    }

    public static TheoryData<NoDataOptions, int> Rules => new()
    {
        { new() { Values = [-9999] }, 1 },
        { new() { Values = [-9999, -99] }, 2 },
        { new() { High = -50 }, 2 },
        { new() { Low = -100, High = -99 }, 1 },
        { new() { Values = [1142.4056] }, 1 },
        { new() { Values = [-7] }, 0 },
    };

    [Fact]
    public void Under_logarithms_a_code_that_is_left_out_is_no_longer_below_detection()
    {
        LayerOptions soil = Interpolated(Samples((1, 5, -99), (5, 5, 4), (8, 5, 50))) with { Method = InterpolationMethod.Nearest, Scale = SampleScale.Log, Nodata = new() { Values = [-99] } };
        var audit = trial.Prepare(("cu", soil));

        Assert.Equal(4, trial.Band(0)[0], 1e-5);
        Assert.DoesNotContain(audit.Layers[0].Source.Notes, note => note.Contains("below zero", StringComparison.Ordinal));
    }

    [Fact]
    public void Samples_that_are_all_no_data_leave_a_layer_without_data() =>
        Assert.Contains("has no data: all of its 100 cells are missing", trial.Refused<LayerException>(Interpolated(Samples((1, 5, -99), (5, 5, -99))) with { Scale = SampleScale.Log, Nodata = new() { High = 0 } }), StringComparison.Ordinal);

    [Theory]
    [InlineData(SampleScale.Linear)]
    [InlineData(SampleScale.Log)]
    public void A_sample_value_that_looks_like_a_code_is_told_though_no_cell_shows_it(SampleScale scale)
    {
        var sketch = trial.Sketch();
        for (int i = 0; i < 100; i++)
        {
            sketch.Point(0.1 * i, i % 10, new { cu = i is 20 or 60 ? -99 : 3 + (0.25 * (i * 7 % 40)) });
        }

        LayerOptions soil = Interpolated(sketch.Save(trial["soil.geojson"])) with { Scale = scale };
        var audit = trial.Prepare(("cu", soil));
        var look = RegionInspection.Run(Trial.Region("r", trial.Own, ("cu", soil)), trial.Folder);
        const string Told = "layer 'cu' has -99 in 2 of its 100 samples, far from all others (the next is 3). It was taken as data; if it means no data, write nodata: -99";

        Assert.True(audit.Bands[0].Before.Minimum > -99);
        Assert.Contains(Told, audit.Layers[0].Warnings, StringComparer.Ordinal);
        Assert.Equal(Told, look.Warnings.Single(w => w.Concern == Concern.SuspiciousValue).Text);
        Assert.DoesNotContain(RegionInspection.Run(Trial.Region("r", trial.Own, ("cu", soil with { Nodata = new() { Values = [-99] } })), trial.Folder).Warnings, w => w.Concern == Concern.SuspiciousValue);
    }

    [Theory]
    [InlineData(-9999, 1, true)]
    [InlineData(-500, 3, true)]
    [InlineData(-500, 1, false)]
    [InlineData(500, 1, false)]
    [InlineData(999, 0, false)]
    public void A_usual_code_is_told_however_few_have_it_and_the_richest_sample_is_none(double value, int times, bool told)
    {
        // 150 samples, so that one of them is less than a hundredth.
        var sketch = trial.Sketch();
        for (int i = 0; i < 150; i++)
        {
            sketch.Point(0.06 * i, i % 10, new { cu = i < times ? value : 3.1 + (0.25 * (i * 7 % 40)) });
        }

        LayerOptions soil = Interpolated(sketch.Save(trial["soil.geojson"]));
        var look = RegionInspection.Run(Trial.Region("r", trial.Own, ("cu", soil)), trial.Folder);

        Assert.Equal(told, look.Warnings.Any(w => w.Concern == Concern.SuspiciousValue && w.Text.Contains($"{times} of its 150 samples", StringComparison.Ordinal)));
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
