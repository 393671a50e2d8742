using Gossan.Evidence.Windows;
using Gossan.Learning.Classification;
using Gossan.Learning.Residual;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;
using Gossan.Testing;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Classification;

public sealed class PrecisionTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Fact]
    public void In_bfloat16_scores_are_near_those_of_float32_and_float32_comes_back_bit_for_bit()
    {
        using var model = Model();
        var windows = district.BatchOf(district.Spread(200));
        float[] exact = Scores(model, windows);
        byte[] weights = Weights(model);

        Assert.Equal(Precision.Bfloat16, model.Use(Precision.Bfloat16));
        float[] rounded = Scores(model, windows);
        Assert.Equal(rounded, Scores(model, windows));
        Assert.NotEqual(exact, rounded);
        Assert.All(exact.Zip(rounded), pair => Assert.Equal(pair.First, pair.Second, 0.05));
        Assert.Equal(weights, Weights(model));

        Assert.Equal(Precision.Float32, model.Use(Precision.Auto));
        Assert.Equal(exact, Scores(model, windows));
    }

    [Fact]
    public void Changing_the_precision_draws_no_random_number()
    {
        using var model = Model();
        manual_seed(3);
        using var expected = rand(4);
        manual_seed(3);
        using (NewDisposeScope())
        {
            model.Use(Precision.Bfloat16);
        }

        Assert.All(Scores(model, district.BatchOf(district.Spread(3))), score => Assert.True(float.IsFinite(score)));
        using var drawn = rand(4);

        Near.Identical(expected, drawn);
    }

    [Fact]
    public void In_bfloat16_attributions_are_near_those_of_float32_and_add_up_to_the_exact_scores_within_the_tolerance()
    {
        using var model = Model();
        var windows = district.BatchOf(district.Spread(60));
        var options = new ExplanationOptions { Tolerance = 0.05 };
        float[] scores = Scores(model, windows);
        var (exact, exactGaps) = Explained(model, windows, options);

        model.Use(Precision.Bfloat16);
        var (rounded, gaps) = Explained(model, windows, options);
        model.Use(Precision.Float32);

        Assert.NotEqual(exact, rounded);
        Assert.True(RankCorrelation.Of([.. exact.Select(value => (double)value)], [.. rounded.Select(value => (double)value)]) > 0.99);
        for (int i = 0; i < windows.Count; i++)
        {
            // Both are shares of one exact difference: sum less gap is that difference, whatever the gradients were rounded to.
            float difference = rounded.Skip(i * windows.Bands).Take(windows.Bands).Sum() - gaps[i];
            Assert.Equal(exact.Skip(i * windows.Bands).Take(windows.Bands).Sum() - exactGaps[i], difference, 1e-4);
            Assert.True(Math.Abs(gaps[i]) <= (options.Tolerance * Math.Max(Math.Abs(difference), 0.1)) + 1e-5, $"window {i}: gap {gaps[i]} of {difference}, score {scores[i]}");
        }
    }

    [Fact]
    public void A_network_without_a_transformer_stays_in_float32()
    {
        using var model = ResNetModel.Create(district.Windows.Bands.Count, new(), 1);

        Assert.False(model.GainsFromBfloat16);
        Assert.Equal(Precision.Float32, model.Use(Precision.Bfloat16));
        Assert.Equal(Precision.Float32, model.Precision);
    }

    [Fact]
    public void An_ensemble_changes_all_its_members()
    {
        using var ensemble = EnsembleModel.Create(2, seed => MaskedAutoencoderModel.FromScratch(Small.Architecture(district.Windows), new(), seed), 1);

        Assert.Equal(Precision.Bfloat16, ensemble.Use(Precision.Bfloat16));
        Assert.All(ensemble.Members, member => Assert.Equal(Precision.Bfloat16, ((IChoosesPrecision)member).Precision));
        Assert.Equal(Precision.Float32, ensemble.Use(Precision.Float32));
        Assert.All(ensemble.Members, member => Assert.Equal(Precision.Float32, ((IChoosesPrecision)member).Precision));
    }

    [Fact]
    public void A_starting_point_of_another_number_of_bands_is_refused()
    {
        using var model = Model();
        var windows = district.BatchOf(district.Spread(2));
        float[] attributions = new float[windows.Count * windows.Bands];

        Assert.Contains("one per band", Assert.Throws<ArgumentException>(() => model.Explain(windows, new() { Baseline = [1] }, attributions, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_asked_for_is_used_and_compared_on_real_windows()
    {
        using var model = new TrainedModel(Model(), Card());
        var choice = PrecisionChoice.Make(model, district.Windows, 0, Precision.Bfloat16, TestContext.Current.CancellationToken);

        Assert.Equal(Precision.Bfloat16, choice.Used);
        Assert.Equal(PrecisionChoice.MostWindows, choice.Windows);
        Assert.InRange(choice.LargestDifference!.Value, 1e-9, 0.05);
        Assert.InRange(choice.RankCorrelation!.Value, 0.9, 1);
    }

    private static (float[] Attributions, float[] Gaps) Explained(MaskedAutoencoderModel model, WindowBatch windows, ExplanationOptions options)
    {
        float[] attributions = new float[windows.Count * windows.Bands], gaps = new float[windows.Count];
        model.Explain(windows, options, attributions, gaps);
        return (attributions, gaps);
    }

    private MaskedAutoencoderModel Model() => MaskedAutoencoderModel.FromScratch(Small.Architecture(district.Windows), new(), 1);

    private ModelCard Card() => new()
    {
        Model = MaskedAutoencoderModel.ModelName,
        Target = "copper",
        Bands = district.Windows.Stacks[0].Layers,
        Windows = district.Windows.Options,
        Seed = 1,
        Version = "0",
        Parameters = MaskedAutoencoderModel.ParametersFile,
        ParametersSha256 = "",
        Settings = "none",
    };

    private static float[] Scores(IProspectivityModel model, Gossan.Evidence.Windows.WindowBatch windows)
    {
        float[] logits = new float[windows.Count];
        model.Score(windows, logits);
        return logits;
    }

    private static byte[] Weights(IProspectivityModel model)
    {
        using var folder = new TemporaryFolder();
        return File.ReadAllBytes(folder[model.Save(folder.FullPath).File]);
    }
}
