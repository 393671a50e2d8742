using Gossan.Baselines.Features;
using Gossan.Baselines.GradientBoosting;
using Gossan.Baselines.LogisticRegression;
using Gossan.Baselines.RandomForest;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.LightGbm;

/// <summary>What forest and boosting have in common because they are trees.</summary>
public sealed class TreeTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    private static readonly string[] Kinds = ["forest", "boosting"];

    public static TheoryData<string, FeatureSet> Every => [.. Kinds.SelectMany(kind => Enum.GetValues<FeatureSet>().Select(set => new TheoryDataRow<string, FeatureSet>(kind, set)))];

    [Theory]
    [InlineData("forest")]
    [InlineData("boosting")]
    public void Trees_learn_an_exclusive_or_that_a_line_cannot(string kind)
    {
        float[] a = Lattice(1), b = Lattice(2);
        using var made = new Made(40, size: 1, at => a[(at.Row * 40) + at.Column] > 0 != b[(at.Row * 40) + at.Column] > 0, (r, c) => a[(r * 40) + c], (r, c) => b[(r * 40) + c]);
        using var trees = Model(kind, FeatureSet.Centre);
        using var line = new LogisticRegressionModel(new());
        trees.Fit(made.Task(TestContext.Current.CancellationToken));
        line.Fit(made.Task(TestContext.Current.CancellationToken));

        double auroc = RankMetrics.Auroc(made.Scores(trees, made.Held), made.Labels(made.Held));
        Assert.True(auroc > 0.9, $"AUROC is {auroc}");
        Assert.InRange(RankMetrics.Auroc(made.Scores(line, made.Held), made.Labels(made.Held)), 0.4, 0.6);
    }

    [Theory]
    [InlineData("forest")]
    [InlineData("boosting")]
    public void Scores_do_not_change_with_a_monotone_transform_of_a_layer(string kind)
    {
        // Values on a lattice: every threshold lies between two neighbours that all draws of the rows have.
        float[] a = Lattice(3), b = Lattice(4);
        bool Positive(WindowCentre at) => a[(at.Row * 40) + at.Column] + (0.5 * b[(at.Row * 40) + at.Column]) > 0.7;
        using var plain = new Made(40, size: 1, Positive, (r, c) => a[(r * 40) + c], (r, c) => b[(r * 40) + c]);
        using var bent = new Made(40, size: 1, Positive, (r, c) => (float)Math.Sinh(2 * a[(r * 40) + c]), (r, c) => b[(r * 40) + c]);
        using var once = Model(kind, FeatureSet.Centre);
        using var again = Model(kind, FeatureSet.Centre);
        once.Fit(plain.Task(TestContext.Current.CancellationToken));
        again.Fit(bent.Task(TestContext.Current.CancellationToken));

        Assert.Equal(plain.Scores(once, plain.Held), bent.Scores(again, bent.Held));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Attributions_and_one_constant_add_up_to_the_score(string kind, FeatureSet set)
    {
        using var model = Model(kind, set);
        model.Fit(district.TaskOf(district.Samples, TestContext.Current.CancellationToken));
        var windows = district.BatchOf(district.Spread(60));
        float[] scores = new float[60], attributions = new float[60 * windows.Bands];
        model.Score(windows, scores);
        ((IExplainsWindows)model).Explain(windows, new(), attributions, []);

        double[] rests = [.. scores.Select((score, n) => score - attributions[(n * windows.Bands)..((n + 1) * windows.Bands)].Sum(v => (double)v))];

        Assert.All(rests, rest => Assert.Equal(rests[0], rest, 1e-4));
    }

    [Theory]
    [InlineData("forest")]
    [InlineData("boosting")]
    public void A_layer_that_never_changes_is_attributed_nothing(string kind)
    {
        float[] a = Lattice(5);
        using var made = new Made(40, size: 3, at => a[(at.Row * 40) + at.Column] > 0, (r, c) => a[(r * 40) + c], (_, _) => 1);
        using var model = Model(kind, FeatureSet.Window);
        model.Fit(made.Task(TestContext.Current.CancellationToken));
        float[] attributions = new float[made.Held.Length * 2];

        ((IExplainsWindows)model).Explain(made.Batch(made.Held), new(), attributions, []);

        Assert.All(attributions.Where((_, i) => i % 2 == 1), value => Assert.Equal(0, value));
        Assert.Contains(attributions, value => value != 0);
    }

    [Theory]
    [InlineData("forest", "a random forest learns")]
    [InlineData("boosting", "gradient boosting learns")]
    public void A_training_set_of_one_class_is_refused(string kind, string start)
    {
        foreach (bool positive in new[] { true, false })
        {
            Sample[] one = [.. district.Samples.Of(SampleSet.Train).Where(sample => sample.Positive == positive)];
            using var model = Model(kind, FeatureSet.Centre);

            var error = Assert.ThrowsAny<GossanException>(() => model.Fit(district.TaskOf(district.Samples, TestContext.Current.CancellationToken) with { Training = one }));

            string counts = positive ? $"{one.Length} rows of sites and 0 of negatives" : $"0 rows of sites and {one.Length} of negatives";
            Assert.StartsWith($"{start} from sites and likely negatives, but the training set holds {counts}.", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("forest", "random forest")]
    [InlineData("boosting", "gradient boosting")]
    public void A_model_that_is_not_fitted_says_so(string kind, string name)
    {
        using var model = Model(kind, FeatureSet.Centre);

        var error = Assert.Throws<InvalidOperationException>(() => model.Score(district.BatchOf(district.Spread(1)), new float[1]));

        Assert.Contains($"The {name} is not fitted yet", error.Message, StringComparison.Ordinal);
    }

    private static IProspectivityModel Model(string kind, FeatureSet set) =>
        string.Equals(kind, "forest", StringComparison.Ordinal) ? new RandomForestModel(new() { Features = set, Trees = 100 }) : new GradientBoostingModel(new() { Features = set, Trees = 100 });

    /// <summary>40 x 40 values of -1.5, -0.5, 0.5 and 1.5.</summary>
    private static float[] Lattice(int stream)
    {
        var random = SeededRandom.For(7, "lattice", stream);
        return [.. Enumerable.Range(0, 1600).Select(_ => random.Next(4) - 1.5f)];
    }
}
