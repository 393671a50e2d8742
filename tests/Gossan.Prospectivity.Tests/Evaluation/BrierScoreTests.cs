using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class BrierScoreTests
{
    private static readonly Gen<(double Likelihood, bool Positive)[]> Samples = Gen.Select(Gen.Frequency((1, Gen.Double[0, 1]), (1, Gen.Int[0, 5].Select(i => i / 5.0))), Gen.Bool).Array[1, 60];

    [Fact]
    public void A_hand_case_of_two_bins()
    {
        var brier = BrierScore.Of([0.1, 0.3, 0.6, 0.8], [false, true, true, true], bins: 2);

        // Bin means 0.2 against 0.5 and 0.7 against 1; all positives 0.75.
        Assert.Equal((0.01 + 0.49 + 0.16 + 0.04) / 4, brier.Score, 1e-12);
        Assert.Equal(0.09, brier.Reliability, 1e-12);
        Assert.Equal(0.0625, brier.Resolution, 1e-12);
        Assert.Equal(0.1875, brier.Uncertainty, 1e-12);

        // Likelihoods 0.1 from their bin's mean; outcomes 0.5 from it, in the first bin only.
        Assert.Equal(0.01, brier.WithinBinVariance, 1e-12);
        Assert.Equal(2 * 2 * 0.1 * 0.5 / 4, brier.WithinBinCovariance, 1e-12);
    }

    [Fact]
    public void The_terms_add_up_to_the_score() =>
        Gen.Select(Samples, Gen.Int[1, 20]).Sample(
            (samples, bins) =>
            {
                var brier = BrierScore.Of(Likelihoods(samples), Labels(samples), bins);
                double direct = samples.Average(s => (s.Likelihood - (s.Positive ? 1 : 0)) * (s.Likelihood - (s.Positive ? 1 : 0)));
                return Math.Abs(brier.Score - direct) < 1e-12 && Math.Abs(Sum(brier) - direct) < 1e-12;
            },
            iter: 5_000);

    [Fact]
    public void With_a_bin_for_each_likelihood_the_three_terms_of_Murphy_are_enough() =>
        Samples.Sample(
            samples =>
            {
                var brier = BrierScore.OfDistinct(Likelihoods(samples), Labels(samples));
                return Math.Abs(brier.WithinBinVariance) + Math.Abs(brier.WithinBinCovariance) < 1e-12
                    && Math.Abs(brier.Score - (brier.Reliability - brier.Resolution + brier.Uncertainty)) < 1e-12
                    && brier.Resolution <= brier.Uncertainty + 1e-12;
            },
            iter: 5_000);

    [Fact]
    public void Saying_the_share_of_positives_everywhere_scores_the_uncertainty_and_certainty_that_is_right_nothing()
    {
        var constant = BrierScore.Of([0.25, 0.25, 0.25, 0.25], [true, false, false, false]);
        Assert.Equal((0.1875, 0, 0, 0.1875), (constant.Score, constant.Reliability, constant.Resolution, constant.Uncertainty));

        var perfect = BrierScore.Of([1, 0], [true, false]);
        Assert.Equal((0, 0, 0.25, 0.25), (perfect.Score, perfect.Reliability, perfect.Resolution, perfect.Uncertainty));
        Assert.Equal(1, BrierScore.Of([0, 1], [true, false]).Score);
    }

    [Fact]
    public void One_class_has_a_score_and_no_uncertainty()
    {
        var brier = BrierScore.Of([0.2, 0.4], [false, false]);
        Assert.Equal((0.04 + 0.16) / 2, brier.Score, 1e-12);
        Assert.Equal((0, 0), (brier.Uncertainty, brier.Resolution));
    }

    [Fact]
    public void No_samples_have_no_score_and_what_is_no_likelihood_is_refused()
    {
        Assert.All([BrierScore.Of([], []), BrierScore.OfDistinct([], [])], brier => Assert.True(double.IsNaN(brier.Score) && double.IsNaN(brier.Uncertainty) && double.IsNaN(brier.Reliability)));
        Assert.Throws<ArgumentException>(() => BrierScore.Of([-0.1], [true]));
        Assert.Throws<ArgumentException>(() => BrierScore.OfDistinct([double.NaN], [true]));
        Assert.ThrowsAny<ArgumentException>(() => BrierScore.OfDistinct([0.5], []));
    }

    private static double Sum(BrierScore brier) => brier.Reliability - brier.Resolution + brier.Uncertainty + brier.WithinBinVariance - brier.WithinBinCovariance;

    private static double[] Likelihoods((double Likelihood, bool Positive)[] samples) => [.. samples.Select(s => s.Likelihood)];

    private static bool[] Labels((double Likelihood, bool Positive)[] samples) => [.. samples.Select(s => s.Positive)];
}
