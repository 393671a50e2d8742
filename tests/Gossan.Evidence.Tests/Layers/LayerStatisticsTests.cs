using CsCheck;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Tests.Layers;

public sealed class LayerStatisticsTests
{
    [Fact]
    public void The_numbers_one_to_n_have_their_closed_forms()
    {
        const int N = 101;
        var statistics = LayerStatistics.Of([.. Enumerable.Range(1, N).Select(i => (float)i), float.NaN, float.NaN]);

        Assert.Equal((N, 2, 1d, (double)N), (statistics.Cells, statistics.Missing, statistics.Minimum, statistics.Maximum));
        Assert.Equal((N + 1) / 2d, statistics.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(N * (N + 1) / 12d), statistics.StandardDeviation, 1e-12);
        Assert.Equal((6, 26, 51, 76, 96), (statistics.P05, statistics.P25, statistics.P50, statistics.P75, statistics.P95));
        Assert.Equal((26 - 75, 76 + 75), (statistics.LowerFence, statistics.UpperFence));
    }

    [Fact]
    public void Percentiles_are_linear_between_order_statistics()
    {
        // numpy.percentile([1, 2, 4, 10], [5, 25, 50, 75, 95])
        var statistics = LayerStatistics.Of([10, 1, 4, 2]);

        Assert.Equal(1.15, statistics.P05, 1e-12);
        Assert.Equal(1.75, statistics.P25, 1e-12);
        Assert.Equal(3, statistics.P50, 1e-12);
        Assert.Equal(5.5, statistics.P75, 1e-12);
        Assert.Equal(9.1, statistics.P95, 1e-12);
    }

    [Fact]
    public void One_cell_has_no_spread_and_none_has_no_statistics()
    {
        var one = LayerStatistics.Of([3f, float.NaN]);
        var none = LayerStatistics.Of([float.NaN]);

        Assert.Equal((1, 3d, 3d, 0d, 3d), (one.Cells, one.Minimum, one.Mean, one.StandardDeviation, one.P95));
        Assert.Equal((0, 1), (none.Cells, none.Missing));
        Assert.True(double.IsNaN(none.Mean) && double.IsNaN(none.P50) && double.IsNaN(none.UpperFence));
    }

    [Fact]
    public void A_large_offset_costs_no_digits()
    {
        float[] cells = [.. Enumerable.Range(0, 10_000).Select(i => 8_000_000f + (i % 2))];

        Assert.Equal(Math.Sqrt(0.25 * 10_000 / 9_999), LayerStatistics.Of(cells).StandardDeviation, 1e-9);
    }

    [Fact]
    public void Statistics_do_not_depend_on_the_order_and_lie_in_theirs() =>
        Gen.Float[-1e4f, 1e4f].Array[1, 40].Sample(
            cells =>
            {
                var a = LayerStatistics.Of(cells);
                var b = LayerStatistics.Of([float.NaN, .. cells.Reverse()]);
                double[] ascending = [a.Minimum, a.P05, a.P25, a.P50, a.P75, a.P95, a.Maximum];
                return ascending.SequenceEqual(ascending.Order()) && a.P25 == b.P25 && a.Maximum == b.Maximum && Math.Abs(a.Mean - b.Mean) < 1e-8;
            },
            iter: 10_000);

    [Fact]
    public void Cells_that_are_scanned_have_the_statistics_of_cells_in_memory() =>
        Gen.Select(Gen.OneOf(Gen.Float[-1e4f, 1e4f], Gen.Const(0f), Gen.Const(-0f), Gen.Const(float.NaN), Gen.Float[-1e-6f, 1e-6f]).Array[0, 200], Gen.Int[1, 50]).Sample(
            (cells, strip) => LayerStatistics.Of(cells).Equals(LayerStatistics.Of(action =>
            {
                for (int i = 0; i < cells.Length; i += strip)
                {
                    action(cells.AsSpan(i, Math.Min(strip, cells.Length - i)));
                }
            })),
            iter: 300);

    [Fact]
    public void Percentiles_of_a_scan_are_those_of_the_sorted_cells()
    {
        float[] cells = [.. Enumerable.Range(0, 1001).Select(i => (float)((i * 7919) % 1001)), float.NaN];

        Assert.Equal([0, 10, 500, 990, 1000], LayerStatistics.Percentiles(action => action(cells), 0, 0.01, 0.5, 0.99, 1));
        Assert.All(LayerStatistics.Percentiles(action => action([float.NaN]), 0.5), value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void An_exponential_distribution_has_skewness_two_and_a_symmetric_one_none()
    {
        // Quantiles of the distribution at the centres of n equal shares.
        const int N = 200_000;
        float[] exponential = [.. Enumerable.Range(0, N).Select(i => (float)-Math.Log(1 - ((i + 0.5) / N)))];
        float[] symmetric = [.. Enumerable.Range(0, 101).Select(i => (float)i)];

        Assert.Equal(2, LayerStatistics.Of(exponential).Skewness, 0.02);
        Assert.Equal(0, LayerStatistics.Of(symmetric).Skewness, 1e-12);
        Assert.Equal(0, LayerStatistics.Of([3f, 3f]).Skewness);
    }
}
