using Gossan.Baselines.GradientBoosting;
using Gossan.Evidence.Samples;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.GradientBoosting;

public sealed class GradientBoostingModelTests
{
    [Fact]
    public void Validation_chooses_how_many_trees_stay()
    {
        // A sixth of the labels is noise, so that there is always something to split.
        using var made = new Made(20, size: 1, at => at.Row < 8 != (((at.Row * 7) + (at.Column * 11)) % 6 == 0), (row, _) => row / 19f, (_, column) => column / 19f);
        var task = made.Task(TestContext.Current.CancellationToken);
        bool[] labels = made.Labels(made.Held);
        Sample[] alike = [.. made.Held.Select((centre, i) => new Sample(centre, labels[i], SampleSet.Validation))];
        Sample[] opposite = [.. alike.Select(sample => sample with { Positive = !sample.Positive })];

        // What training teaches makes the opposite labels worse from the first tree on.
        Assert.Equal(200, TreesAfter([]));
        Assert.Equal(5, TreesAfter(opposite));
        Assert.InRange(TreesAfter(alike), 20, 200);

        int TreesAfter(Sample[] validation)
        {
            using var model = new GradientBoostingModel(new() { Members = 2 });
            using var folder = new TemporaryFolder();
            model.Fit(task with { Validation = validation });
            return File.ReadAllText(Path.Combine(folder.FullPath, model.Save(folder.FullPath).File)).Split("\\nTree=").Length / 2;
        }
    }

    [Fact]
    public void Score_and_samples_are_mean_and_quartiles_of_the_members()
    {
        using var made = new Made(20, size: 1, at => at.Row < 5, (row, column) => row + (column % 3));
        using var model = new GradientBoostingModel(new() { Members = 3, Trees = 50 });
        model.Fit(made.Task(TestContext.Current.CancellationToken));
        float[] logits = new float[made.Held.Length], samples = new float[made.Held.Length * 2];

        model.Sample(made.Batch(made.Held), 2, logits, samples);

        Assert.All(Enumerable.Range(0, logits.Length), n => Assert.Equal(logits[n], (samples[2 * n] + samples[(2 * n) + 1]) / 2, 1e-5));
        Assert.All(Enumerable.Range(0, logits.Length), n => Assert.True(samples[2 * n] < samples[(2 * n) + 1]));
    }

    [Fact]
    public void Options_outside_their_ranges_are_all_named()
    {
        var error = Assert.Throws<BoostingException>(() => new GradientBoostingModel(new() { Trees = 0, LearningRate = 1.5, Leaves = 300, MinSamplesLeaf = 0, L2 = -1, FeatureShare = double.NaN, Members = 1 }));

        Assert.Equal(
            "boosting.trees is 0, but must lie between 1 and 5000.\nboosting.learning_rate is 1.5, but must be above 0 and at most 1.\nboosting.leaves is 300, but must lie between 2 and 256.\nboosting.min_samples_leaf is 0, but must lie between 1 and 1000.\nboosting.l2 is -1, but must lie between 0 and 1000000.\nboosting.feature_share is NaN, but must be above 0 and at most 1.\nboosting.members is 1, but must lie between 2 and 100.",
            error.Message);
    }
}
