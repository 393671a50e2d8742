using CsCheck;
using Gossan.Prospectivity.Calibration;

namespace Gossan.Prospectivity.Tests.Calibration;

public sealed class DecisionThresholdTests
{
    [Fact]
    public void The_first_of_the_best_thresholds_is_taken()
    {
        // Perfect between 0.3 (not included) and 0.7: the first grid point above 0.3.
        Assert.Equal(0.301, DecisionThreshold.BestF1([0.1, 0.3, 0.7, 0.9], [false, false, true, true]));
        Assert.Equal(0, DecisionThreshold.BestF1([0.2, 0.4], [true, true]));
        Assert.Equal(0, DecisionThreshold.BestF1([], []));
    }

    [Fact]
    public void No_threshold_of_the_grid_has_a_better_f1() =>
        Gen.Select(Gen.Double[0, 1], Gen.Bool).Array[1, 30].Sample(
            samples =>
            {
                double[] likelihoods = [.. samples.Select(s => s.Item1)];
                bool[] positive = [.. samples.Select(s => s.Item2)];
                double found = DecisionThreshold.BestF1(likelihoods, positive);
                double best = F1(samples, found);
                return found is >= 0 and <= 0.999 && (double.IsNaN(best) || Enumerable.Range(0, 1000).All(step => !(F1(samples, step / 1000.0) > best)));
            },
            iter: 500);

    private static double F1((double Likelihood, bool Positive)[] samples, double threshold)
    {
        double tp = samples.Count(s => s.Likelihood >= threshold && s.Positive), wrong = samples.Count(s => s.Likelihood >= threshold != s.Positive);
        return 2 * tp / ((2 * tp) + wrong);
    }
}
