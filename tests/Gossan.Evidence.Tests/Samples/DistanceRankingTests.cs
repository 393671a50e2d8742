using CsCheck;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Samples;

public sealed class DistanceRankingTests(ManiacMini mini)
{
    [Fact]
    public void Distance_sums_and_their_order_are_those_of_the_reference()
    {
        string reference = SharedData.PathOf("golden/pu_distances_w33.npz");
        double[] expected = Npz.Read(reference, "dist_sum_float32stack"), order = Npz.Read(reference, "order_float32stack");
        var unlabelled = Centres("unlabelled");
        var (stack, windows) = mini.Open(33);
        using (stack)
        {
            double[] sums = DistanceRanking.SumsOf(windows, unlabelled, Centres("positive"), TestContext.Current.CancellationToken);

            // 0.04: their standardised stack differs from a float64 one by up to 1e-4 a layer, summed over 33 sites.
            Assert.Equal(0, expected.Zip(sums, (e, s) => Math.Abs(e - s)).Max(), 0.04);

            // Two windows whose sums are further apart than that must keep their order.
            int[] found = DistanceRanking.Order(sums);
            Assert.True(found.Zip(found.Skip(1)).All(pair => expected[pair.First] <= expected[pair.Second] + 0.08));
            int[] places = new int[found.Length];
            for (int i = 0; i < found.Length; i++)
            {
                places[found[i]] = i;
            }

            int distinct = 0;
            for (int i = 1; i < order.Length - 1; i++)
            {
                int window = (int)order[i];
                if (expected[window] - expected[(int)order[i - 1]] > 0.08 && expected[(int)order[i + 1]] - expected[window] > 0.08)
                {
                    Assert.Equal(i, places[window]);
                    distinct++;
                }
            }

            Assert.True(distinct > 50, $"only {distinct} windows stand apart");
        }

        WindowCentre[] Centres(string name) =>
            [.. Npz.Read(reference, name + "_row").Zip(Npz.Read(reference, name + "_col"), (row, column) => new WindowCentre(0, (int)row + 16, (int)column + 16))];
    }

    [Fact]
    public void Sums_are_the_plain_sums_for_any_number_of_sites()
    {
        using var folder = new TemporaryFolder();
        using var stack = Made.Stack(folder, "r", 9, 12, 3, (b, r, c) => ((b + 3) * 17 * (r + 1) * (c + 2) % 41) / 7f);
        var windows = new WindowSource([stack], new() { Size = 1 });
        var centres = Made.Centres(windows);
        for (int count = 0; count <= 37; count++)
        {
            WindowCentre[] sites = centres[..count];
            double[] sums = DistanceRanking.SumsOf(windows, centres, sites, TestContext.Current.CancellationToken);
            for (int w = 0; w < centres.Length; w++)
            {
                Assert.Equal(sites.Sum(site => Distance(centres[w], site)), sums[w], 1e-9);
            }
        }

        double Distance(WindowCentre a, WindowCentre b)
        {
            float[] x = new float[3], y = new float[3];
            stack.CopyCells(a.Row, a.Column, x);
            stack.CopyCells(b.Row, b.Column, y);
            return Math.Sqrt(x.Zip(y, (p, q) => ((double)p - q) * ((double)p - q)).Sum());
        }
    }

    [Fact]
    public void Equal_sums_keep_their_order() =>
        Gen.Int[0, 5].Array[0, 60].Sample(
            values =>
            {
                double[] sums = [.. values.Select(v => (double)v)];
                return DistanceRanking.Order(sums).SequenceEqual(Enumerable.Range(0, sums.Length).OrderBy(i => sums[i]));
            },
            iter: 10_000);

    [Fact]
    public void A_range_is_cut_at_the_whole_numbers_below() =>
        Gen.Select(Gen.Int[0, 50_000], Gen.Int[0, 100], Gen.Int[0, 100]).Sample(
            (n, a, b) =>
            {
                double from = Math.Min(a, b) / 100.0, to = Math.Max(a, b) / 100.0;
                var range = DistanceRanking.Range([.. Enumerable.Range(0, n)], from, to).ToArray();
                return range.SequenceEqual(Enumerable.Range((int)(n * from), (int)(n * to) - (int)(n * from)));
            },
            iter: 300);

    [Theory]
    [InlineData(0.75, 1.0, 31_212, 41_617)]
    [InlineData(0.25, 0.75, 10_404, 31_212)]
    public void The_ranges_of_the_reference_are_cut_where_the_reference_cuts(double from, double to, int first, int end)
    {
        var range = DistanceRanking.Range([.. Enumerable.Range(0, 41_617)], from, to);

        Assert.Equal((first, end - first), (range.Span[0], range.Length));
    }
}
