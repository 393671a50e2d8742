using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void Its_standard_error_and_detectable_difference_are_those_of_the_mean()
    {
        double[] b = Made(100, seed: 1), gain = [.. Made(100, seed: 2).Select(value => 0.2 * (value - 0.4))];
        double[] a = [.. b.Zip(gain, (value, more) => value + more)];
        double mean = gain.Average(), error = Math.Sqrt(gain.Average(value => (value - mean) * (value - mean)) / 100);

        var paired = PairedDifference.Of([a], [b], 4000, seed: 5);

        Assert.Equal(mean, paired.Difference.Estimate, 1e-12);
        Assert.Equal(error, paired.StandardError, 0.04 * error);
        Assert.Equal((1.959963984540054 + 0.8416212335729143) * paired.StandardError, paired.DetectableDifference, 1e-12);
        Assert.Equal(mean - (1.96 * error), paired.Difference.Low, 0.15 * error);
        Assert.Equal(mean + (1.96 * error), paired.Difference.High, 0.15 * error);
    }

    [Fact]
    public void A_model_against_itself_differs_by_nothing()
    {
        double[][] values = [Made(20, seed: 1), Made(20, seed: 2)];
        var paired = PairedDifference.Of(values, values, 500, seed: 1);

        Assert.Equal((new Interval(0, 0, 0), 1.0, 0.0, 0.0), (paired.Difference, paired.PValue, paired.StandardError, paired.DetectableDifference));
    }

    [Fact]
    public void A_gain_at_every_site_has_the_smallest_p_value_and_turned_round_the_same()
    {
        double[] b = Made(30, seed: 3), a = [.. b.Select(value => value + 0.01 + (0.01 * value))];
        var gain = PairedDifference.Of([a], [b], 999, seed: 1);
        var loss = PairedDifference.Of([b], [a], 999, seed: 1);

        Assert.Equal(2 / 1000.0, gain.PValue, 1e-12);
        Assert.Equal(gain.PValue, loss.PValue);
        Assert.Equal(gain.Difference.Low, -loss.Difference.High, 1e-12);
        Assert.True(gain.Difference.Low > 0.01);
    }

    [Fact]
    public void Of_models_that_are_alike_about_one_in_twenty_is_called_different()
    {
        int rejected = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            rejected += PairedDifference.Of([Made(60, seed: 2 * trial)], [Made(60, seed: (2 * trial) + 1)], 400, seed: trial).PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected / 400.0, 0.02, 0.09);
    }

    [Fact]
    public void A_true_difference_of_the_detectable_size_is_found_in_about_80_percent_of_trials()
    {
        // The difference of two even draws of 0..1 has variance 1/6; at 100 sites the standard error is 0.0408.
        double truth = (1.96 + 0.84) * Math.Sqrt(1 / 6.0 / 100);
        int found = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            double[] a = [.. Made(100, seed: 2 * trial).Select(value => value + truth)];
            found += PairedDifference.Of([a], [Made(100, seed: (2 * trial) + 1)], 400, seed: trial).PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(found / 400.0, 0.74, 0.88);
    }

    [Fact]
    public void What_cannot_be_paired_is_refused_and_nothing_has_no_difference()
    {
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([[1, 2]], [[1]], 10, seed: 1));
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([[1], [2]], [[1]], 10, seed: 1));
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([[double.NaN]], [[1]], 10, seed: 1));
        Assert.ThrowsAny<ArgumentException>(() => PairedDifference.Of([[1]], [[1]], 1, seed: 1));
        Assert.True(PairedDifference.Of([], [], 10, seed: 1) is { PValue: double.NaN, StandardError: double.NaN, Difference.Estimate: double.NaN });
    }

    private static double[] Made(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }
}
