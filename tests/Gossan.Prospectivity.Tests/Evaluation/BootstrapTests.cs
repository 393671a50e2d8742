using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class BootstrapTests
{
    [Fact]
    public void The_interval_of_a_mean_is_that_of_the_normal_distribution_with_many_samples()
    {
        double[] values = Normal(count: 400, seed: 2);
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));

        var interval = Bootstrap.Interval(400, drawn => Mean(values, drawn), 4000, seed: 1, "test");

        // The error of a 2.5 % quantile of 4000 draws is about 0.04 standard errors.
        double error = deviation / Math.Sqrt(400);
        Assert.Equal(mean, interval.Estimate, 1e-12);
        Assert.Equal(mean - (1.96 * error), interval.Low, 0.12 * error);
        Assert.Equal(mean + (1.96 * error), interval.High, 0.12 * error);
    }

    [Fact]
    public void An_interval_of_95_percent_holds_the_truth_in_about_that_share_of_trials()
    {
        int held = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            double[] values = Normal(count: 60, seed: trial);
            var interval = Bootstrap.Interval(60, drawn => Mean(values, drawn), 400, seed: trial, "test");
            held += interval.Low <= 0 && 0 <= interval.High ? 1 : 0;
        }

        Assert.InRange(held / 400.0, 0.91, 0.98);
    }

    [Fact]
    public void Of_two_things_every_quantile_is_known()
    {
        // Means of two draws from {0, 1}: 0, 0.5 and 1 with chances 1/4, 1/2, 1/4.
        double[] values = [0, 1];
        var wide = Bootstrap.Interval(2, drawn => Mean(values, drawn), 1000, seed: 3, "test", level: 0.9);
        var narrow = Bootstrap.Interval(2, drawn => Mean(values, drawn), 1000, seed: 3, "test", level: 0.3);

        Assert.Equal((new Interval(0.5, 0, 1), new Interval(0.5, 0.5, 0.5)), (wide, narrow));
    }

    [Fact]
    public void A_seed_gives_one_result_and_a_purpose_another_stream()
    {
        double[] values = Normal(count: 30, seed: 4);
        Interval Of(long seed, string purpose) => Bootstrap.Interval(30, drawn => Mean(values, drawn), 200, seed, purpose);

        Assert.Equal(Of(7, "a"), Of(7, "a"));
        Assert.NotEqual(Of(7, "a"), Of(7, "b"));
        Assert.NotEqual(Of(7, "a"), Of(8, "a"));
    }

    [Fact]
    public void Resamples_without_a_value_are_left_out_and_more_than_half_of_them_leave_no_bounds()
    {
        // A list of three without the first thing has chance 8/27, one without the first two 1/27.
        double[] values = [1, 2, 3];
        double WhereFirst(ReadOnlySpan<int> drawn, bool wanted) => drawn.Contains(0) == wanted ? Mean(values, drawn) : double.NaN;

        var some = Bootstrap.Interval(3, drawn => WhereFirst(drawn, wanted: true), 2000, seed: 1, "test");
        Assert.Equal((2, 1), (some.Estimate, some.Low));
        Assert.True(some.High < 3);

        var few = Bootstrap.Interval(3, drawn => WhereFirst(drawn, wanted: false), 2000, seed: 1, "test");
        Assert.True(double.IsNaN(few.Estimate) && double.IsNaN(few.Low) && double.IsNaN(few.High));
    }

    [Fact]
    public void Infinite_values_are_bounds_like_any_other()
    {
        var interval = Bootstrap.Interval(2, _ => double.PositiveInfinity, 100, seed: 1, "test");

        Assert.Equal(new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), interval);
    }

    [Fact]
    public void Nothing_has_no_interval()
    {
        var nothing = new Interval(double.NaN, double.NaN, double.NaN);

        Assert.Equal(nothing, Bootstrap.Interval(0, _ => 1, 10, seed: 1, "test"));
        Assert.Equal(nothing, Bootstrap.IntervalOverSitesAndSeeds([], 10, seed: 1));
        Assert.Equal(nothing, Bootstrap.IntervalOverSitesAndSeeds([[], []], 10, seed: 1));
        Assert.Equal(nothing, Bootstrap.IntervalOverSitesAndSeeds([[double.NaN, 1]], 10, seed: 1) with { Low = double.NaN, High = double.NaN });
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Bootstrap.Interval(-1, _ => 1, 10, seed: 1, "test"));
        Assert.ThrowsAny<ArgumentException>(() => Bootstrap.Interval(1, _ => 1, 0, seed: 1, "test"));
        Assert.ThrowsAny<ArgumentException>(() => Bootstrap.Interval(1, _ => 1, 10, seed: 1, "test", level: 1));
        Assert.Contains("2 sites and another 1", Assert.Throws<ArgumentException>(() => Bootstrap.IntervalOverSitesAndSeeds([[1, 2], [1]], 10, seed: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_sites_and_seeds_the_variances_of_both_add()
    {
        // Values site + seed: the variance of the mean is var(sites) / 100 + var(seeds) / 4, each as the bootstrap sees it.
        double[] sites = Normal(count: 100, seed: 5), seeds = [0.3, -0.1, 0, -0.2];
        double[][] values = [.. seeds.Select(seed => sites.Select(site => site + seed).ToArray())];
        double error = Math.Sqrt((Variance(sites) / 100) + (Variance(seeds) / 4));

        var interval = Bootstrap.IntervalOverSitesAndSeeds(values, 4000, seed: 1);

        Assert.Equal(sites.Average() + seeds.Average(), interval.Estimate, 1e-12);
        Assert.Equal(2 * 1.96 * error, interval.High - interval.Low, 0.2 * error);
    }

    [Fact]
    public void A_resample_has_the_same_sites_for_all_seeds()
    {
        var lists = new List<(int Seed, int[] Sites)>();
        Bootstrap.IntervalOverSitesAndSeeds(
            seeds: 3,
            sites: 6,
            (seed, sites) =>
            {
                lists.Add((seed, sites.ToArray()));
                return 0;
            },
            resamples: 200,
            seed: 1);

        // The estimate asks each seed for all sites; a resample asks each seed that was drawn once, one to three of them.
        Assert.All(lists.Take(3), list => Assert.Equal([0, 1, 2, 3, 4, 5], list.Sites));
        var resamples = lists.Skip(3).GroupBy(list => string.Join(',', list.Sites)).ToList();
        Assert.InRange(resamples.Count, 190, 200);
        Assert.Contains(resamples, resample => resample.Count() == 3);
        Assert.True(resamples.Average(resample => resample.Count()) is > 1.9 and < 2.3);
    }

    private static double Mean(double[] values, ReadOnlySpan<int> drawn)
    {
        double sum = 0;
        foreach (int i in drawn)
        {
            sum += values[i];
        }

        return sum / drawn.Length;
    }

    private static double Variance(double[] values) => values.Average(value => (value - values.Average()) * (value - values.Average()));

    private static double[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}
