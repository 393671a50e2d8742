using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class RankMetricsTests
{
    private static readonly Gen<(float Score, bool Positive)[]> Samples = Gen.Select(Gen.Int[-4, 4].Select(i => i / 2f), Gen.Bool).Array[1, 25];

    [Fact]
    public void A_hand_case_with_ties()
    {
        float[] scores = [0.9f, 0.8f, 0.8f, 0.4f, 0.4f, 0.1f];
        bool[] positive = [true, true, false, false, true, false];

        // Of 9 pairs: 0.9 beats 3; 0.8 ties one, beats 2; 0.4 ties one, beats 1.
        Assert.Equal((3 + 2.5 + 1.5) / 9, RankMetrics.Auroc(scores, positive), 1e-12);

        // Steps of recall 1/3 at precision 1, 2/3 (two of three taken), 3/5.
        Assert.Equal((1 + (2 / 3.0) + (3 / 5.0)) / 3, RankMetrics.Auprc(scores, positive), 1e-12);
    }

    [Fact]
    public void Perfect_order_scores_one_inverted_order_zero_and_one_value_a_half()
    {
        Assert.Equal((1, 1), (RankMetrics.Auroc([3, 2, 1], [true, false, false]), RankMetrics.Auprc([3, 2, 1], [true, false, false])));
        Assert.Equal(0, RankMetrics.Auroc([1, 2, 3], [true, false, false]));
        Assert.Equal((0.5, 0.25), (RankMetrics.Auroc([7, 7, 7, 7], [true, false, false, false]), RankMetrics.Auprc([7, 7, 7, 7], [true, false, false, false])));
    }

    [Fact]
    public void Shuffled_labels_score_about_a_half()
    {
        var random = new Random(11);
        float[] scores = [.. Enumerable.Range(0, 20_000).Select(_ => (float)random.NextDouble())];
        bool[] positive = [.. scores.Select((_, i) => i % 20 == 0)];

        Assert.Equal(0.5, RankMetrics.Auroc(scores, positive), 0.02);
        Assert.Equal(0.05, RankMetrics.Auprc(scores, positive), 0.01);
    }

    [Fact]
    public void Auroc_is_the_share_of_pairs_in_the_right_order() =>
        Samples.Sample(
            samples =>
            {
                double pairs = 0, right = 0;
                foreach (var p in samples.Where(s => s.Positive))
                {
                    foreach (var n in samples.Where(s => !s.Positive))
                    {
                        pairs++;
                        right += p.Score > n.Score ? 1 : p.Score == n.Score ? 0.5 : 0;
                    }
                }

                double found = RankMetrics.Auroc(Scores(samples), Labels(samples));
                return pairs == 0 ? double.IsNaN(found) : Math.Abs(found - (right / pairs)) < 1e-12;
            },
            iter: 10_000);

    [Fact]
    public void Only_the_order_counts() =>
        Samples.Sample(
            samples =>
            {
                float[] scores = Scores(samples), others = [.. scores.Select(s => 100 + (float)Math.Exp(3 * s))];
                bool[] labels = Labels(samples);
                return RankMetrics.Auroc(scores, labels).Equals(RankMetrics.Auroc(others, labels)) && RankMetrics.Auprc(scores, labels).Equals(RankMetrics.Auprc(others, labels));
            },
            iter: 10_000);

    [Fact]
    public void The_order_of_the_samples_does_not_count() =>
        Gen.Select(Samples, Gen.Int).Sample(
            (samples, seed) =>
            {
                var shuffled = samples.ToArray();
                new Random(seed).Shuffle(shuffled);
                return RankMetrics.Auprc(Scores(samples), Labels(samples)).Equals(RankMetrics.Auprc(Scores(shuffled), Labels(shuffled)));
            },
            iter: 10_000);

    [Fact]
    public void One_class_alone_has_no_score()
    {
        Assert.True(double.IsNaN(RankMetrics.Auroc([1, 2], [true, true])));
        Assert.True(double.IsNaN(RankMetrics.Auroc([1, 2], [false, false])));
        Assert.True(double.IsNaN(RankMetrics.Auprc([1, 2], [false, false])));
        Assert.Equal(1, RankMetrics.Auprc([1, 2], [true, true]));
        Assert.True(double.IsNaN(RankMetrics.Auroc([], [])));
    }

    [Fact]
    public void Scores_that_are_no_numbers_and_labels_of_another_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RankMetrics.Auroc([1, float.NaN], [true, false]));
        Assert.ThrowsAny<ArgumentException>(() => RankMetrics.Auprc([1, 2], [true]));
    }

    private static float[] Scores((float Score, bool Positive)[] samples) => [.. samples.Select(s => s.Score)];

    private static bool[] Labels((float Score, bool Positive)[] samples) => [.. samples.Select(s => s.Positive)];
}
