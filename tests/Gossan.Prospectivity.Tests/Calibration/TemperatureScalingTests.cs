using CsCheck;
using Gossan.Prospectivity.Calibration;

namespace Gossan.Prospectivity.Tests.Calibration;

public sealed class TemperatureScalingTests
{
    private static readonly Gen<(float[] Logits, bool[] Positive)> Mixed =
        Gen.Select(Gen.Float[-8f, 8f].Array[5, 40], Gen.Int).Select((logits, seed) =>
        {
            // Labels drawn from the logits themselves, so that the best temperature is near 1.
            var random = new Random(seed);
            return (logits, logits.Select(logit => random.NextDouble() < 1 / (1 + Math.Exp(-logit))).ToArray());
        });

    [Fact]
    public void The_temperature_is_the_minimum_that_a_grid_finds() =>
        Mixed.Sample(
            sample =>
            {
                double fitted = TemperatureScaling.Fit(sample.Logits, sample.Positive);
                double best = Loss(sample, fitted);
                return fitted is >= TemperatureScaling.Smallest and <= TemperatureScaling.Largest
                    && Enumerable.Range(0, 300).All(i => best <= Loss(sample, 0.05 * Math.Pow(400, i / 299.0)) + 1e-12);
            },
            iter: 1_000);

    [Fact]
    public void Logits_times_a_factor_have_the_temperature_times_that_factor() =>
        Gen.Select(Mixed, Gen.Double[0.25, 4]).Sample(
            (sample, factor) =>
            {
                double one = TemperatureScaling.Fit(sample.Logits, sample.Positive);
                double scaled = TemperatureScaling.Fit([.. sample.Logits.Select(logit => (float)(logit * factor))], sample.Positive);
                double expected = Math.Clamp(one * factor, TemperatureScaling.Smallest, TemperatureScaling.Largest);

                // At a bound the unscaled optimum is not known. The factor is rounded to float32 in each logit, which a nearly flat loss magnifies.
                bool atBound = one is TemperatureScaling.Smallest or TemperatureScaling.Largest;
                return atBound || Math.Abs(scaled - expected) <= 1e-3 * expected;
            },
            iter: 2_000);

    [Fact]
    public void Overconfident_logits_are_cooled_and_timid_ones_sharpened()
    {
        // One in four wrong: the best likelihood is 0.75 whatever the logit says.
        bool[] positive = [true, true, true, false, false, false, false, true];
        float[] signs = [1, 1, 1, 1, -1, -1, -1, -1];

        Assert.Equal(6 / Math.Log(3), TemperatureScaling.Fit([.. signs.Select(s => 6 * s)], positive), 1e-9);
        Assert.Equal(0.2 / Math.Log(3), TemperatureScaling.Fit([.. signs.Select(s => 0.2f * s)], positive), 1e-6);
    }

    [Fact]
    public void Separated_and_inverted_labels_end_at_the_bounds()
    {
        Assert.Equal(TemperatureScaling.Smallest, TemperatureScaling.Fit([-1, -2, 3, 4], [false, false, true, true]));
        Assert.Equal(TemperatureScaling.Largest, TemperatureScaling.Fit([-1, -2, 3, 4], [true, true, false, false]));
        Assert.Equal(1, TemperatureScaling.Fit([], []));
    }

    [Fact]
    public void Likelihoods_and_their_loss_have_no_overflow()
    {
        double[] likelihoods = TemperatureScaling.Likelihoods([-1e30f, 0, 1e30f], 0.05);

        Assert.Equal([0, 0.5, 1], likelihoods);
        Assert.Equal(0, TemperatureScaling.NegativeLogLikelihood([1e30f, -1e30f], [true, false], 0.05));
        Assert.Equal(Math.Log(2), TemperatureScaling.NegativeLogLikelihood([0f, 0f], [true, false], 3), 1e-15);
        Assert.Equal(1000, TemperatureScaling.NegativeLogLikelihood([-500f], [true], 0.5), 1e-9);
    }

    private static double Loss((float[] Logits, bool[] Positive) sample, double temperature) =>
        TemperatureScaling.NegativeLogLikelihood(sample.Logits, sample.Positive, temperature);
}
