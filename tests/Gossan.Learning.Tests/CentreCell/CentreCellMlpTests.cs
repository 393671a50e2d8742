using Gossan.Learning.CentreCell;
using Gossan.Learning.Classification;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using Gossan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.CentreCell;

public sealed class CentreCellMlpTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Fact]
    public void Only_the_centre_cell_counts()
    {
        using var model = CentreCellMlp.Create(district.Windows.Bands.Count, new() { Epochs = 2 }, seed: 1);
        model.Fit(district.TaskOf(district.Samples));
        var centres = district.Spread(30);
        var narrower = district.SmallerWindows.NewBatch(30);
        district.SmallerWindows.Fill(centres, narrower);
        float[] scores = new float[30], narrowerScores = new float[30];
        model.Score(district.BatchOf(centres), scores);
        model.Score(narrower, narrowerScores);

        Assert.Equal(scores, narrowerScores);
        Assert.True(scores.Distinct().Count() > 20);
    }

    [Fact]
    public void Masks_fall_on_hidden_layers_and_not_on_the_evidence()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var head = new ClassifierHead(4, [], inputDropout: 0, dropout: 0.5);
        var features = randn(5, 4);
        Near.Equal(head.forward(features).unsqueeze(1).expand(5, 8).contiguous(), new ThinnedHeads(head, 8, seed: 1).Sample(features));
    }

    [Fact]
    public void Samples_of_a_wide_net_on_few_features_are_those_of_dropout_done_many_times()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        manual_seed(3);
        var head = new ClassifierHead(3, [40, 40, 24], inputDropout: 0, dropout: 0.4);
        head.eval();
        var features = randn(2, 3);
        const int passes = 4000;
        var samples = new ThinnedHeads(head, passes, seed: 1).Sample(features);
        head.train();
        foreach (var (_, module) in head.named_children().Where(m => m.name.StartsWith("norm", StringComparison.Ordinal)))
        {
            module.eval();
        }

        var naive = stack(Enumerable.Range(0, passes).Select(_ => head.forward(features)), dim: 1);
        var spread = naive.std(1);                                      // (2)
        Assert.True(((samples.mean([1]) - naive.mean([1])).abs() / spread).max().ToDouble() < 0.1);
        Assert.True((samples.std(1) / spread - 1).abs().max().ToDouble() < 0.1);
    }

    [Fact]
    public void Bad_options_are_said_all_at_once()
    {
        var error = Assert.Throws<TrainingOptionsException>(() => new MlpOptions { Width = 0, Layers = 9, Dropout = 1, Batch = 0 }.Validated());

        Assert.Contains("mlp.width is 0, but must be 1 to 4,096", error.Message, StringComparison.Ordinal);
        Assert.Contains("mlp.layers is 9, but must be 1 to 8", error.Message, StringComparison.Ordinal);
        Assert.Contains("mlp.dropout is 1, but must be at least 0 and below 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("mlp.batch is 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_of_other_bands_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var model = CentreCellMlp.Create(bands: 3, new(), seed: 1);
        var saved = model.Save(folder["model"]);
        var card = new ModelCard
        {
            Model = model.Name,
            Target = "copper",
            Bands = district.Windows.Stacks[0].Layers,
            Windows = district.Windows.Options,
            Seed = 1,
            Version = "0",
            Parameters = saved.File,
            ParametersSha256 = "",
            Settings = saved.Settings,
        };

        Assert.Contains("its network sees 3 bands", Assert.Throws<ModelException>(() => CentreCellMlp.Load(folder["model"], card)).Message, StringComparison.Ordinal);
    }
}
