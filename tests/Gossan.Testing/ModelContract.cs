using Gossan.Evidence.Samples;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Training;
using Xunit;

namespace Gossan.Testing;

/// <summary>What every prospectivity model promises; derive a test class per model and say how it is made and read.</summary>
public abstract class ModelContract(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    private const int Passes = 20;

    protected ContractDistrict District => district;

    /// <summary>Windows per training step of a model that learns in steps.</summary>
    protected virtual int FittingBatch => 32;

    /// <summary>Draws of shuffled labels that are averaged; each is a fit.</summary>
    protected virtual int ShuffledDraws => 4;

    private IProspectivityModel Fitted => district.FittedOnce(Create);

    [Fact]
    public void Learns_something()
    {
        Sample[] training = [.. district.Samples.Of(SampleSet.Train).Distinct()];

        Assert.True(AurocOn(Fitted, training) > 0.7, $"AUROC on its own training windows is {AurocOn(Fitted, training)}");
    }

    [Fact]
    public void Shuffled_labels_teach_nothing_that_holds_elsewhere()
    {
        double sum = 0;
        for (int draw = 0; draw < ShuffledDraws; draw++)
        {
            var shuffled = district.Draw(ContractDistrict.Seed + draw, shuffled: true);
            using var model = Create(district.Windows);
            model.Fit(district.TaskOf(shuffled));
            sum += AurocOn(model, [.. shuffled.Of(SampleSet.Validation), .. shuffled.Of(SampleSet.Test)]);
        }

        Assert.InRange(sum / ShuffledDraws, 0.3, 0.7);
    }

    [Fact]
    public void The_same_seed_gives_the_same_scores_bit_for_bit()
    {
        using var again = Create(district.Windows);
        again.Fit(district.TaskOf(district.Samples));
        var windows = district.BatchOf(district.Spread(50));

        Assert.Equal(Scores(Fitted, windows), Scores(again, windows));
        Assert.Equal(Samples(Fitted, windows), Samples(again, windows));
    }

    [Fact]
    public void Scoring_twice_gives_the_same_numbers()
    {
        var windows = district.BatchOf(district.Spread(50));

        Assert.Equal(Scores(Fitted, windows), Scores(Fitted, windows));
    }

    [Fact]
    public void Predicting_changes_no_parameter()
    {
        using var folder = new TemporaryFolder();
        var windows = district.BatchOf(district.Spread(50));
        byte[] before = ParametersOf(Fitted, folder["before"]);

        Scores(Fitted, windows);
        Samples(Fitted, windows);
        (Fitted as IExplainsWindows)?.Explain(windows, new(), new float[windows.Count * windows.Bands], []);

        Assert.Equal(before, ParametersOf(Fitted, folder["after"]));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_batch()
    {
        var centres = district.Spread(24);
        var together = district.BatchOf(centres);
        float[] scores = Scores(Fitted, together), samples = Samples(Fitted, together);

        for (int i = 0; i < centres.Length; i++)
        {
            var alone = district.BatchOf([centres[i]]);
            AssertClose(scores.AsSpan(i, 1), Scores(Fitted, alone));
            AssertClose(samples.AsSpan(i * Passes, Passes), Samples(Fitted, alone));
        }
    }

    [Fact]
    public void Sampling_is_deterministic_and_spreads_around_the_score()
    {
        var windows = district.BatchOf(district.Spread(50));
        float[] scores = Scores(Fitted, windows), samples = Samples(Fitted, windows);
        double[] means = new double[scores.Length], spreads = new double[scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            float[] passes = samples[(i * Passes)..((i + 1) * Passes)];
            means[i] = passes.Average(v => (double)v);
            spreads[i] = Math.Sqrt(passes.Sum(v => (v - means[i]) * (v - means[i])) / (Passes - 1));
        }

        Assert.Equal(samples, Samples(Fitted, windows));
        Assert.All(samples, sample => Assert.True(float.IsFinite(sample)));
        Assert.All(spreads, spread => Assert.True(spread > 0, $"a spread is {spread}"));
        Assert.True(spreads.Max() > spreads.Min() * 1.001, "every window has the same spread");
        Assert.True(scores.Zip(means, (score, mean) => Math.Abs(score - mean)).Average() < spreads.Average(), "the samples lie beside the score");
    }

    [Fact]
    public void Likelihoods_are_probabilities()
    {
        using var folder = new TemporaryFolder();
        var trained = new TrainedModel(Fitted, CardOf(Fitted, folder["model"]));
        var windows = district.BatchOf(district.Spread(100));
        float[] likelihood = new float[windows.Count], uncertainty = new float[windows.Count * trained.UncertaintyKinds.Count];

        trained.Predict(windows, likelihood, uncertainty, Passes);

        Assert.All(likelihood, p => Assert.InRange(p, 0f, 1f));
        Assert.All(uncertainty, sd => Assert.InRange(sd, 0f, 1f));
    }

    [Fact]
    public void Features_come_with_the_same_predictions_and_do_not_depend_on_them()
    {
        using var folder = new TemporaryFolder();
        var trained = new TrainedModel(Fitted, CardOf(Fitted, folder["model"]));
        var windows = district.BatchOf(district.Spread(30));
        float[] plain = Predictions(trained, windows), likelihood = new float[30], uncertainty = new float[plain.Length - 30];
        float[] features = new float[30 * trained.FeatureWidth], alone = new float[features.Length], scored = new float[features.Length], scores = new float[30];

        trained.Predict(windows, likelihood, uncertainty, Passes, features);
        trained.Embed(windows, alone);
        trained.Predict(windows, scores, features: scored);

        Assert.Equal<float>(plain, (float[])[.. likelihood, .. uncertainty]);
        Assert.Equal(features, alone);
        Assert.Equal(features, scored);
        Assert.Equal(likelihood, scores);
        Assert.All(features, feature => Assert.True(float.IsFinite(feature)));
        Assert.Contains(features[..trained.FeatureWidth], feature => feature != 0);
        Assert.Equal(trained.UncertaintyKinds.Count, trained.UncertaintyKinds.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_saved_model_predicts_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var trained = ModelTraining.Run(Create(district.Windows), new()
        {
            Target = "copper",
            Windows = district.Windows,
            Samples = district.Samples,
            Seed = ContractDistrict.Seed,
            Folder = folder["model"],
        });
        using var model = trained.Model;
        var card = ModelCard.Read(folder["model"]);
        using var loaded = new TrainedModel(Load(folder["model"], card), card);
        var windows = district.BatchOf(district.Spread(50));

        Assert.Equal(model.Model.Name, card.Model);
        Assert.Equal(model.Model.Name, loaded.Model.Name);
        Assert.Equal(Predictions(model, windows), Predictions(loaded, windows));
        Assert.Equal(ParametersOf(model.Model, folder["once"]), ParametersOf(loaded.Model, folder["again"]));
    }

    [Fact]
    public void Another_list_of_bands_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var trained = new TrainedModel(Fitted, CardOf(Fitted, folder["model"]));

        var error = Assert.Throws<BandMismatchException>(() => trained.RequireSameInput("out/copper/model", district.FewerBands));

        Assert.Contains(ContractDistrict.MissingLayer, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_window_size_is_refused_with_both_sizes()
    {
        using var folder = new TemporaryFolder();
        var trained = new TrainedModel(Fitted, CardOf(Fitted, folder["model"]));

        var error = Assert.Throws<ModelException>(() => trained.RequireSameInput("out/copper/model", district.SmallerWindows));

        Assert.Contains("windows of 5 cells", error.Message, StringComparison.Ordinal);
        Assert.Contains("windows.size is 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_of_other_bands_are_a_wrong_call()
    {
        var batch = district.FewerBands.NewBatch(1);
        district.FewerBands.Fill([district.FewerBands[0]], batch);

        Assert.ThrowsAny<ArgumentException>(() => Fitted.Score(batch, new float[1]));
    }

    [Fact]
    public void A_last_batch_of_one_window_is_learnt_from()
    {
        var training = district.Samples.Of(SampleSet.Train);

        // From the rear: sites stand first and are many.
        int rows = ((training.Count - 2) / FittingBatch * FittingBatch) + 1;
        using var model = Create(district.Windows);
        model.Fit(district.TaskOf(district.Samples) with { Training = [.. training.Skip(training.Count - rows)] });

        Assert.All(Scores(model, district.BatchOf(district.Spread(10))), score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void An_empty_batch_is_scored_as_nothing()
    {
        var empty = district.Windows.NewBatch(4);

        Fitted.Score(empty, []);
        Fitted.Sample(empty, Passes, [], []);
        (Fitted as IExplainsWindows)?.Explain(empty, new(), [], []);

        Assert.Equal(0, empty.Count);
    }

    [Fact]
    public void Fitting_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        using var model = Create(district.Windows);

        Assert.ThrowsAny<OperationCanceledException>(() => model.Fit(district.TaskOf(district.Samples, cancellation.Token)));
    }

    [Fact]
    public void An_explanation_is_deterministic_and_finite()
    {
        var explaining = Assert.IsType<IExplainsWindows>(Fitted, exactMatch: false);
        var windows = district.BatchOf(district.Spread(20));
        float[] once = new float[windows.Count * windows.Bands], again = new float[once.Length];
        explaining.Explain(windows, new(), once, []);
        explaining.Explain(windows, new(), again, []);

        Assert.Equal(once, again);
        Assert.All(once, value => Assert.True(float.IsFinite(value)));
        Assert.Contains(once, value => value != 0);
    }

    [Fact]
    public void What_the_layers_added_is_the_score_less_one_starting_point_and_the_stated_gap()
    {
        var explaining = Assert.IsType<IExplainsWindows>(Fitted, exactMatch: false);
        var windows = district.BatchOf(district.Spread(20));
        float[] scores = Scores(Fitted, windows), added = new float[windows.Count * windows.Bands], gaps = new float[windows.Count];
        explaining.Explain(windows, new(), added, gaps);

        double[] starts = [.. scores.Select((score, n) => score + gaps[n] - added[(n * windows.Bands)..((n + 1) * windows.Bands)].Sum(v => (double)v))];
        Assert.All(starts, start => Assert.Equal(starts[0], start, 1e-3));
    }

    [Fact]
    public void A_truncated_parameter_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var card = CardOf(Fitted, folder["model"]);
        string path = Path.Combine(folder["model"], card.Parameters);
        byte[] whole = File.ReadAllBytes(path);

        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);

        Assert.Throws<ModelException>(() => ModelCard.Read(folder["model"]));
        Assert.ThrowsAny<GossanException>(() => Load(folder["model"], card).Dispose());
    }

    [Fact]
    public void A_changed_or_missing_parameter_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var card = CardOf(Fitted, folder["model"]);
        string path = Path.Combine(folder["model"], card.Parameters);
        byte[] changed = File.ReadAllBytes(path);
        changed[changed.Length / 2] ^= 1;

        File.WriteAllBytes(path, changed);
        Assert.Throws<ModelException>(() => ModelCard.Read(folder["model"]));

        File.Delete(path);
        Assert.Throws<ModelException>(() => ModelCard.Read(folder["model"]));
        Assert.ThrowsAny<GossanException>(() => Load(folder["model"], card).Dispose());
    }

    /// <summary>A model that is not fitted, small enough to be fitted in a second or two on the contract's district.</summary>
    /// <param name="windows">What it will be fitted on: bands and window size.</param>
    protected abstract IProspectivityModel Create(WindowSource windows);

    /// <summary>Reads a model of that kind.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card.</param>
    protected abstract IProspectivityModel Load(string folder, ModelCard card);

    private static float[] Scores(IProspectivityModel model, WindowBatch windows)
    {
        float[] logits = new float[windows.Count];
        model.Score(windows, logits);
        return logits;
    }

    private static float[] Samples(IProspectivityModel model, WindowBatch windows)
    {
        float[] logits = new float[windows.Count], samples = new float[windows.Count * Passes];
        model.Sample(windows, Passes, logits, samples);
        Assert.Equal(Scores(model, windows), logits);
        return samples;
    }

    private static float[] Predictions(TrainedModel model, WindowBatch windows)
    {
        float[] likelihood = new float[windows.Count], uncertainty = new float[windows.Count * model.UncertaintyKinds.Count];
        model.Predict(windows, likelihood, uncertainty, Passes);
        return [.. likelihood, .. uncertainty];
    }

    private static byte[] ParametersOf(IProspectivityModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        return File.ReadAllBytes(Path.Combine(folder, model.Save(folder).File));
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-5f * Math.Max(1, Math.Abs(expected[i])));
        }
    }

    private double AurocOn(IProspectivityModel model, Sample[] samples) =>
        RankMetrics.Auroc(Scores(model, district.BatchOf([.. samples.Select(sample => sample.Centre)])), [.. samples.Select(sample => sample.Positive)]);

    private ModelCard CardOf(IProspectivityModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        var saved = model.Save(folder);
        var card = new ModelCard
        {
            Model = model.Name,
            Target = "copper",
            Bands = district.Windows.Stacks[0].Layers,
            Windows = district.Windows.Options,
            Seed = ContractDistrict.Seed,
            Version = "0",
            Parameters = saved.File,
            ParametersSha256 = FileHash.Of(Path.Combine(folder, saved.File)),
            Settings = saved.Settings,
        };
        card.Write(folder);
        return card;
    }
}
