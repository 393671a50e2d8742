using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class BoyceIndexTests
{
    private static readonly Gen<float[]> Scores = Gen.Int[-4, 4].Select(i => i / 2f).Array[1, 25];

    private static readonly float[] Ramp = [.. Enumerable.Range(0, 1000).Select(i => (i + 0.5f) / 1000)];

    [Fact]
    public void A_hand_case_of_four_windows()
    {
        // Windows [0, 0.25], [0.25, 0.5], [0.5, 0.75], [0.75, 1] hold 1, 0, 2 and 3 of 6 sites: ratios 2/3, 0, 4/3, 2.
        var index = BoyceIndex.Of([0.1, 0.6, 0.7, 0.8, 0.9, 1], windows: 4, width: 0.25);

        Assert.Equal([0.125, 0.375, 0.625, 0.875], index.Windows.Select(window => window.Middle));
        Assert.Equal([1 / 6.0 / 0.25, 0, 2 / 6.0 / 0.25, 3 / 6.0 / 0.25], index.Windows.Select(window => window.PredictedToExpected));

        // Ranks 2, 1, 3, 4 against 1, 2, 3, 4: 1 - 6 * 2 / (4 * 15).
        Assert.Equal(0.8, index.Value, 1e-12);
    }

    [Fact]
    public void The_score_axis_of_Hirzel_counts_cells_and_sites_in_windows_of_the_score()
    {
        // Range 0..10, two windows of 5. Background 3 and 2 of 5 cells, sites 1 and 2 of 3.
        var index = BoyceIndex.Of([1, 7, 12], [0, 1, 2, 9, 10], windows: 2, width: 0.5, axis: BoyceAxis.Score);

        Assert.Equal([2.5, 7.5], index.Windows.Select(window => window.Middle));
        Assert.Equal([(1 / 3.0) / (3 / 5.0), (2 / 3.0) / (2 / 5.0)], index.Windows.Select(window => window.PredictedToExpected));
        Assert.Equal(1, index.Value);
    }

    [Fact]
    public void A_site_on_the_edge_of_two_windows_is_in_both_whatever_the_rounding()
    {
        // Ten windows of a tenth meet at 0.1, 0.2, ..., 0.9; 0.3 and 0.7 are not what their sums round to.
        for (int edge = 1; edge < 10; edge++)
        {
            var index = BoyceIndex.Of([edge / 10.0], windows: 10, width: 0.1);
            Assert.Equal([edge - 1, edge], Enumerable.Range(0, 10).Where(i => index.Windows[i].PredictedToExpected > 0));
        }
    }

    [Fact]
    public void Windows_without_background_are_left_out()
    {
        var index = BoyceIndex.Of([0.5f, 9.5f], [0, 1, 9, 10], windows: 101, width: 0.1, axis: BoyceAxis.Score);

        Assert.All(index.Windows, window => Assert.True(window.Middle is < 2 or > 8));
        Assert.Equal(0.5, index.Windows[0].Middle, 1e-12);
        Assert.Equal(9.5, index.Windows[^1].Middle, 1e-12);
    }

    [Fact]
    public void Sites_that_grow_denser_with_the_score_have_an_index_of_one_and_reversed_ones_of_minus_one()
    {
        // Density proportional to the score: placements are square roots of even steps.
        float[] dense = [.. Enumerable.Range(0, 2000).Select(i => (float)Math.Sqrt((i + 0.5) / 2000))];
        float[] sparse = [.. dense.Select(score => 1 - score)];

        Assert.All(Enum.GetValues<BoyceAxis>(), axis =>
        {
            Assert.InRange(BoyceIndex.Of(dense, Ramp, axis: axis).Value, 0.99, 1);
            Assert.InRange(BoyceIndex.Of(sparse, Ramp, axis: axis).Value, -1, -0.99);
        });
        Assert.Equal(101, BoyceIndex.Of(dense, Ramp).Windows.Count);
    }

    [Fact]
    public void Sites_strewn_at_random_have_indices_around_zero()
    {
        var random = new Random(3);
        double[] indices = [.. Enumerable.Range(0, 400).Select(_ => BoyceIndex.Of([.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())]).Value)];

        Assert.Equal(0, indices.Average(), 0.1);
        Assert.All(indices, index => Assert.InRange(index, -1, 1));
    }

    [Fact]
    public void What_is_not_defined_is_not_a_number()
    {
        Assert.True(double.IsNaN(BoyceIndex.Of([], Ramp).Value));
        Assert.True(double.IsNaN(BoyceIndex.Of([]).Value));
        Assert.True(double.IsNaN(BoyceIndex.Of([1f], [float.NaN]).Value));
        Assert.True(double.IsNaN(BoyceIndex.Of([1f, 2f], [1, 1, 1]).Value));

        // Every window holds its share.
        Assert.True(double.IsNaN(BoyceIndex.Of([0.25, 0.75], windows: 2, width: 0.5).Value));
    }

    [Fact]
    public void Sites_without_a_score_and_windows_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BoyceIndex.Of([float.NaN], Ramp));
        Assert.Throws<ArgumentException>(() => BoyceIndex.Of([1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoyceIndex.Of([0.5], windows: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoyceIndex.Of([0.5], width: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoyceIndex.Of([0.5], width: 0));
    }

    [Fact]
    public void On_the_quantile_axis_only_the_order_counts() =>
        Gen.Select(Scores, Scores).Sample(
            (sites, background) => BoyceIndex.Of(sites, background).Value.Equals(BoyceIndex.Of([.. sites.Select(Rise)], [.. background.Select(Rise)]).Value),
            iter: 1_000);

    [Fact]
    public void Windows_are_counts_of_the_cells_and_sites_inside() =>
        Gen.Select(Scores, Scores).Sample(
            (sites, background) =>
            {
                var index = BoyceIndex.Of(sites, background, windows: 9, width: 0.2, axis: BoyceAxis.Score);
                double low = background.Min(), high = background.Max();
                return low == high || index.Windows.All(window =>
                {
                    double from = window.Middle - ((high - low) / 10) - 1e-6, to = window.Middle + ((high - low) / 10) + 1e-6;
                    double expected = background.Average(cell => cell >= from && cell <= to ? 1.0 : 0), predicted = sites.Average(site => Math.Clamp(site, low, high) is var s && s >= from && s <= to ? 1.0 : 0);
                    return Math.Abs(window.PredictedToExpected - (predicted / expected)) < 1e-9;
                });
            },
            iter: 2_000);

    [Fact]
    public void Placements_alone_give_what_scores_over_a_background_without_ties_give()
    {
        var random = new Random(8);
        float[] sites = [.. Enumerable.Range(0, 60).Select(_ => (float)Math.Sqrt(random.NextDouble()))];
        var whole = BoyceIndex.Of(sites, Ramp);
        var placed = BoyceIndex.Of(Placements.Of(sites, Ramp));

        Assert.Equal(whole.Value, placed.Value, 0.01);
    }

    private static float Rise(float score) => 100 + (float)Math.Exp(3 * score);
}
