using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class CaptureCurveTests
{
    private static readonly Gen<double[]> Placed = Gen.Int[0, 20].Select(i => i / 20.0).Array[1, 30];

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

    [Fact]
    public void A_hand_case_of_the_curve()
    {
        // Sites at 10 %, 25 % (two of them) and 60 % of the area.
        var curve = CaptureCurve.Of([0.75, 0.9, 0.4, 0.75]);

        Assert.Equal(
            [new(0, 0), new(1 - 0.9, 0), new(1 - 0.9, 0.25), new(0.25, 0.25), new(0.25, 0.75), new(0.6, 0.75), new(0.6, 1), new(1, 1)],
            curve.Points);
        Assert.Equal((0.9 + 0.75 + 0.75 + 0.4) / 4, curve.Area, 1e-12);
        Assert.Equal([0, 0.25, 0.25, 0.75, 0.75, 1, 1], new[] { 0.09, 0.1, 0.2499, 0.25, 0.59, 0.6, 1 }.Select(curve.CapturedIn));
        Assert.Equal(4, curve.Sites);
    }

    [Fact]
    public void A_site_on_a_round_share_is_inside_it()
    {
        // 1 - 0.95 is a little more than 0.05, 1 - 0.99 a little more than 0.01.
        Assert.Equal(1, CaptureCurve.Of([0.95]).CapturedIn(0.05));
        Assert.Equal(1, CaptureCurve.Of([0.99]).CapturedIn(0.01));
        Assert.Equal(0, CaptureCurve.Of([0.95 - 1e-9]).CapturedIn(0.05));
    }

    [Fact]
    public void Sites_above_all_of_the_background_make_the_perfect_curve()
    {
        var curve = CaptureCurve.Of([1, 1, 1]);

        Assert.Equal([new(0, 0), new(0, 1), new(1, 1)], curve.Points);
        Assert.Equal((1.0, 1.0), (curve.Area, curve.CapturedIn(0)));
    }

    [Fact]
    public void No_sites_have_no_curve()
    {
        var curve = CaptureCurve.Of([]);

        Assert.Empty(curve.Points);
        Assert.True(double.IsNaN(curve.Area) && double.IsNaN(curve.CapturedIn(0.1)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void What_is_no_placement_is_refused(double placement) => Assert.Throws<ArgumentException>(() => CaptureCurve.Of([0.5, placement]));

    [Fact]
    public void The_area_is_that_under_the_corners_and_the_mean_placement() =>
        Placed.Sample(
            placements =>
            {
                var curve = CaptureCurve.Of(placements);
                double under = curve.Points.Zip(curve.Points.Skip(1), (from, to) => (to.AreaShare - from.AreaShare) * (from.Captured + to.Captured) / 2).Sum();
                return Math.Abs(under - curve.Area) < 1e-12 && Math.Abs(placements.Average() - curve.Area) < 1e-12;
            },
            iter: 5_000);

    [Fact]
    public void The_curve_counts_the_sites_that_the_map_counts() =>
        Gen.Select(Gen.Int[0, 9].Select(i => i == 0 ? float.NaN : i / 9f).Array[2, 40], Gen.Int[0, 20]).Sample(
            (map, share) =>
            {
                int[] predicted = [.. Enumerable.Range(0, map.Length).Where(cell => !float.IsNaN(map[cell]))];
                var curve = CaptureCurve.Of(Placements.Of([.. predicted.Select(cell => map[cell])], map));
                return predicted.Length == 0 || Math.Abs((curve.CapturedIn(share / 20.0) * predicted.Length) - CaptureCurve.Captured(map, predicted, share / 20.0)) < 1e-9;
            },
            iter: 5_000);
}
