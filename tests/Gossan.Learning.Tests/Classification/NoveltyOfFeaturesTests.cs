using System.Text.Json.Nodes;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Learning.CentreCell;
using Gossan.Learning.Classification;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Novelty;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Classification;

/// <summary>Novelty in the features of a network's encoder, and the disagreement of networks.</summary>
public sealed class NoveltyOfFeaturesTests(ContractDistrict district, SmallBackbone backbone) : IClassFixture<ContractDistrict>, IClassFixture<SmallBackbone>
{
    [Fact]
    public void A_pretrained_encoder_tells_shifted_ground_from_the_ground_it_knows()
    {
        using var model = MaskedAutoencoderModel.OnBackbone(backbone.Of(district.Windows), district.Windows, new() { Epochs = 1 }, ContractDistrict.Seed);
        var trained = TrainedOf(model);
        WindowCentre[] all = district.Shuffled(), training = all[..600], others = all[600..1400];
        var domain = TrainingDomain.Of(trained, district.Windows, training, cancellation: TestContext.Current.CancellationToken);
        float[] here = Novelty(district.Windows), away = Novelty(district.Shifted(band: 1, by: 5));

        Assert.Equal(32, domain.Width);
        Assert.Equal(50, here.Average(), 6.0);
        Assert.InRange(here.Count(value => value > 99) / 800.0, 0, 0.04);
        Assert.InRange(away.Order().ElementAt(400), 90, 100);           // of an encoder that learnt for two epochs

        float[] Novelty(WindowSource windows)
        {
            var batch = windows.NewBatch(others.Length);
            windows.Fill(others, batch);
            float[] features = new float[others.Length * domain.Width], novelty = new float[others.Length];
            trained.Embed(batch, features);
            domain.Novelty(features, novelty);
            return novelty;
        }
    }

    [Fact]
    public void Networks_from_other_seeds_disagree_less_with_more_labels()
    {
        WindowCentre[] all = district.Shuffled();
        var windows = district.BatchOf(all[1600..2000]);
        double[] disagreement = [.. new[] { 40, 1500 }.Select(labels =>
        {
            using var ensemble = EnsembleModel.Create(3, seed => CentreCellMlp.Create(district.Windows.Bands.Count, new() { Width = 16, Epochs = 20, Dropout = 0.1 }, seed), seed: 1);
            ensemble.Fit(new() { Windows = district.Windows, Training = district.Drilled(all[..labels], SampleSet.Train), Validation = district.Drilled(all[1500..1600], SampleSet.Validation), Seed = 1 });
            float[] likelihood = new float[windows.Count], uncertainty = new float[2 * windows.Count];
            var trained = TrainedOf(ensemble);
            trained.Predict(windows, likelihood, uncertainty, passes: 20);
            Assert.Equal(["ensemble", "dropout"], trained.UncertaintyKinds, StringComparer.Ordinal);
            Assert.All(uncertainty, spread => Assert.InRange(spread, float.Epsilon, 0.5f));
            return uncertainty[..windows.Count].Average();
        })];

        Assert.InRange(disagreement[1] / disagreement[0], 0.01, 0.7);
    }

    private TrainedModel TrainedOf(IProspectivityModel model) => new(model, new()
    {
        Model = model.Name,
        Target = "copper",
        Bands = district.Windows.Stacks[0].Layers,
        Windows = district.Windows.Options,
        Seed = 1,
        Version = "0",
        Parameters = "",
        ParametersSha256 = "",
        Settings = new JsonObject(),
    });
}
