using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class CaptureCurveTests
{
    [Fact]
    public void Sites_in_the_best_part_are_counted()
    {
        float[] map = [0.9f, 0.1f, 0.5f, 0.7f];

        Assert.Equal(0, CaptureCurve.Captured(map, [1], 0.75));
        Assert.Equal(1, CaptureCurve.Captured(map, [0, 1], 0.25));
        Assert.Equal(2, CaptureCurve.Captured(map, [0, 3], 0.5));
        Assert.Equal(4, CaptureCurve.Captured(map, [0, 1, 2, 3], 1));
        Assert.Equal(0, CaptureCurve.Captured(map, [0], 0));
    }

    [Fact]
    public void Cells_without_prediction_are_no_area_and_capture_nothing()
    {
        float[] map = [float.NaN, 0.9f, float.NaN, 0.1f];

        Assert.Equal(1, CaptureCurve.Captured(map, [1, 2], 0.5));
        Assert.Equal(0, CaptureCurve.Captured(map, [0, 2], 1));
        Assert.Equal(0, CaptureCurve.Captured([float.NaN], [0], 1));
    }

    [Fact]
    public void A_map_of_one_value_captures_all_or_none()
    {
        float[] map = [.. Enumerable.Repeat(0.3f, 10)];

        Assert.Equal(0, CaptureCurve.Captured(map, [1, 5, 8], 0.49));
        Assert.Equal(3, CaptureCurve.Captured(map, [1, 5, 8], 0.5));
    }

    [Fact]
    public void A_tied_group_counts_by_its_middle()
    {
        // Best cell, then four equal ones (their middle at 3 of 6 cells), then one.
        float[] map = [0.9f, 0.5f, 0.5f, 0.5f, 0.5f, 0.1f];

        Assert.Equal(0, CaptureCurve.Captured(map, [1], 0.49));
        Assert.Equal(2, CaptureCurve.Captured(map, [1, 4], 0.5));
    }

    [Fact]
    public void A_larger_area_never_captures_less() =>
        Gen.Select(Gen.Int[0, 9].Select(i => i == 0 ? float.NaN : i / 9f).Array[1, 40], Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
            (map, a, b) =>
            {
                var all = Enumerable.Range(0, map.Length).ToList();
                int less = CaptureCurve.Captured(map, all, Math.Min(a, b)), more = CaptureCurve.Captured(map, all, Math.Max(a, b));
                return less <= more && CaptureCurve.Captured(map, all, 1) == map.Count(value => !float.IsNaN(value));
            },
            iter: 10_000);
}
