using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Comparison;

public sealed class SampledMetricsTests
{
    [Fact]
    public void With_one_threshold_they_are_those_of_a_single_set()
    {
        var random = SeededRandom.For(3, "scores");
        float[] logits = [.. Enumerable.Range(0, 200).Select(_ => (float)Math.Round((random.NextDouble() * 6) - 3, 1))];
        bool[] positive = [.. Enumerable.Range(0, 200).Select(i => i % 7 == 0)];
        var expected = SplitMetrics.Of(logits, positive, temperature: 1, threshold: 0.5);

        var found = SampledMetrics.Of([[Fold(logits, positive, 0.5)]], resamples: 100, seed: 1);

        Assert.Equal(expected.Auroc, found.Auroc.Estimate, 1e-12);
        Assert.Equal(expected.Auprc, found.Auprc.Estimate, 1e-12);
        Assert.Equal(expected.F1, found.F1.Estimate, 1e-12);
        Assert.Equal(expected.Mcc, found.Mcc.Estimate, 1e-12);
        Assert.Equal(expected.BalancedAccuracy, found.BalancedAccuracy.Estimate, 1e-12);
        Assert.Equal(expected.Accuracy, found.Accuracy.Estimate, 1e-12);
        Assert.Equal(expected.Recall, found.Recall.Estimate, 1e-12);
        Assert.Equal(expected.Ece, found.Ece.Estimate, 1e-12);
    }

    [Fact]
    public void The_brier_score_is_the_mean_squared_error()
    {
        var found = SampledMetrics.Of([[Fold([0, 0], [true, false], 0.5)]], resamples: 100, seed: 1);

        Assert.Equal(0.25, found.Brier.Estimate, 1e-12);
    }

    [Fact]
    public void Each_fold_is_judged_by_its_own_threshold()
    {
        var easy = Fold([1, -1], [true, false], threshold: 0.5);
        var strict = Fold([1, -1], [true, false], threshold: 0.9);

        var found = SampledMetrics.Of([[easy, strict]], resamples: 100, seed: 1);

        Assert.Equal(0.5, found.Recall.Estimate, 1e-12);
    }

    [Fact]
    public void An_interval_holds_its_estimate_and_narrows_with_more_sites()
    {
        double Width(int copies)
        {
            float[] logits = [.. Enumerable.Range(0, 40 * copies).Select(i => (float)Math.Sin(i * 12.9898) * 3)];
            bool[] positive = [.. Enumerable.Range(0, 40 * copies).Select(i => (i * 7) % 4 == 0)];
            var auroc = SampledMetrics.Of([[Fold(logits, positive, 0.5)]], resamples: 500, seed: 1).Auroc;
            Assert.InRange(auroc.Estimate, auroc.Low, auroc.High);
            return auroc.High - auroc.Low;
        }

        Assert.True(Width(16) < Width(1) / 2);
    }

    [Fact]
    public void Predictions_of_one_class_have_no_correlation()
    {
        var found = SampledMetrics.Of([[Fold([1, 1, 1], [true, false, false], 0.1)]], resamples: 100, seed: 1);

        Assert.True(double.IsNaN(found.Mcc.Estimate));
        Assert.Equal(0.5, found.Auroc.Estimate, 1e-12);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals()
    {
        var fold = Fold([2, 1, 0, -1, 0.5f], [true, false, true, false, false], 0.5);

        Assert.Equal(SampledMetrics.Of([[fold]], 200, seed: 5), SampledMetrics.Of([[fold]], 200, seed: 5));
    }

    private static FoldScores Fold(float[] logits, bool[] positive, double threshold)
    {
        double[] likelihoods = [.. logits.Select(logit => 1 / (1 + Math.Exp(-logit)))];
        return new()
        {
            Fold = "1",
            Sites = [],
            Placements = [],
            Background = 0,
            Positives = [.. likelihoods.Where((_, i) => positive[i])],
            Negatives = [.. likelihoods.Where((_, i) => !positive[i])],
            Temperature = 1,
            Threshold = threshold,
            TrainingSites = 1,
            GuardedSites = 0,
            GuardedWindows = 0,
        };
    }
}
