using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class RankCorrelationTests
{
    [Fact]
    public void A_hand_case_with_ties()
    {
        // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: products of deviations 2.25 + 0 + 0 + 2.25 over the root of 4.5 * 5.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), RankCorrelation.Of([1, 2, 2, 9], [-5, 7, 6, 8]), 1e-12);
    }

    [Fact]
    public void Without_ties_it_is_the_formula_of_squared_rank_differences() =>
        Gen.Select(Gen.Int[2, 30], Gen.Int).Sample(
            (n, seed) =>
            {
                double[] order = [.. Enumerable.Range(0, n).Select(i => (double)i)], other = [.. order];
                new Random(seed).Shuffle(other);
                double squares = order.Zip(other, (a, b) => (a - b) * (a - b)).Sum();
                return Math.Abs(RankCorrelation.Of(order, [.. other.Select(Math.Exp)]) - (1 - (6 * squares / (n * ((double)(n * n) - 1))))) < 1e-12;
            },
            iter: 2_000);

    [Fact]
    public void The_same_order_is_exactly_one_and_undefined_ones_are_not_a_number()
    {
        Assert.Equal((1.0, -1.0), (RankCorrelation.Of([1, 2, 2, 3], [5, 6, 6, 7]), RankCorrelation.Of([1, 2, 3], [3, 2, 1])));
        Assert.All([RankCorrelation.Of([], []), RankCorrelation.Of([1], [1]), RankCorrelation.Of([1, 2], [3, 3]), RankCorrelation.Of([1, 2, double.NaN], [1, 2, 3])], value => Assert.True(double.IsNaN(value)));
        Assert.ThrowsAny<ArgumentException>(() => RankCorrelation.Of([1, 2], [1]));
    }
}
