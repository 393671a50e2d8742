using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class IntervalTests
{
    [Fact]
    public void Wilson_bounds_are_where_the_share_is_1_96_standard_errors_away() =>
        Gen.Int[1, 500].SelectMany(n => Gen.Select(Gen.Int[0, n], Gen.Const(n))).Sample(
            (hits, count) =>
            {
                // The interval's definition: |share - p| = z sqrt(p (1 - p) / n) at both bounds.
                var interval = Interval.Wilson(hits, count);
                return new[] { interval.Low, interval.High }.All(p => Math.Abs(Math.Abs(interval.Estimate - p) - (1.959963984540054 * Math.Sqrt(p * (1 - p) / count))) < 1e-9)
                    && interval.Low >= 0 && interval.High <= 1 && interval.Low <= interval.Estimate && interval.Estimate <= interval.High;
            },
            iter: 5_000);

    [Fact]
    public void None_and_all_of_ten()
    {
        double bound = 1.959963984540054 * 1.959963984540054 / (10 + (1.959963984540054 * 1.959963984540054));

        Assert.Equal((0, 0), (Interval.Wilson(0, 10).Estimate, Interval.Wilson(0, 10).Low));
        Assert.Equal(bound, Interval.Wilson(0, 10).High, 1e-12);
        Assert.Equal(1 - bound, Interval.Wilson(10, 10).Low, 1e-12);
        Assert.Equal(1, Interval.Wilson(10, 10).High);
    }

    [Fact]
    public void No_samples_have_no_share_and_more_hits_than_samples_are_refused()
    {
        Assert.Equal(new(double.NaN, double.NaN, double.NaN), Interval.Wilson(0, 0));
        Assert.ThrowsAny<ArgumentException>(() => Interval.Wilson(3, 2));
        Assert.ThrowsAny<ArgumentException>(() => Interval.Wilson(-1, 2));
    }
}
