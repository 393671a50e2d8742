using Gossan.Baselines.RandomForest;

namespace Gossan.Baselines.Tests.RandomForest;

public sealed class RandomForestModelTests
{
    [Fact]
    public void Where_all_trees_agree_score_and_spread_are_those_of_the_prior()
    {
        using var made = new Made(20, size: 1, at => at.Row < 5, (row, _) => row < 5 ? 1 : 0);
        using var model = new RandomForestModel(new() { Trees = 110 });
        model.Fit(made.Task(TestContext.Current.CancellationToken));
        float[] logits = new float[made.Held.Length], samples = new float[made.Held.Length * 2];

        model.Sample(made.Batch(made.Held), 2, logits, samples);

        // 110 trees are 5 in each of 20 groups: 100. Two passes are the quartiles, 0.6745 deviations from the mean.
        double p = 0.5 / 101, logit = Math.Log(p / (1 - p)), spread = Math.Sqrt(p * (1 - p) / 102) / (p * (1 - p));
        bool[] sites = made.Labels(made.Held);
        for (int n = 0; n < sites.Length; n++)
        {
            Assert.Equal(sites[n] ? -logit : logit, logits[n], 1e-4);
            Assert.Equal(logits[n] - (0.67448975 * spread), samples[2 * n], 1e-4);
            Assert.Equal(logits[n] + (0.67448975 * spread), samples[(2 * n) + 1], 1e-4);
        }
    }

    [Fact]
    public void A_share_is_that_of_the_rows_in_a_leaf()
    {
        // Nothing to split by: every leaf holds all rows, of which a quarter are sites; draws keep both classes' sizes.
        using var made = new Made(20, size: 1, at => at.Column / 2 % 4 == 0, (_, _) => 1);
        using var model = new RandomForestModel(new() { Trees = 400 });
        model.Fit(made.Task(TestContext.Current.CancellationToken));

        double share = made.Labels(made.Training).Count(label => label) / (double)made.Training.Length;
        double p = ((share * 400) + 0.5) / 401;
        Assert.All(made.Scores(model, made.Held), score => Assert.Equal(Math.Log(p / (1 - p)), score, 0.2));
    }

    [Fact]
    public void Options_outside_their_ranges_are_all_named()
    {
        var error = Assert.Throws<ForestException>(() => new RandomForestModel(new() { Trees = 39, Leaves = 1, FeatureShare = 0, MinSamplesLeaf = 0 }));

        Assert.Equal(
            "forest.trees is 39, but must lie between 40 and 10000.\nforest.leaves is 1, but must lie between 2 and 1024.\nforest.feature_share is 0, but must be above 0 and at most 1.\nforest.min_samples_leaf is 0, but must lie between 1 and 1000.",
            error.Message);
    }
}
