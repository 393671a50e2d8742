using Gossan.Evidence.Stacks;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Tests.Classification;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Pretraining;

public sealed class BackbonePretrainingTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    private static readonly BackboneOptions Tiny = new()
    {
        Width = 16,
        Blocks = 1,
        Heads = 2,
        DecoderWidth = 8,
        DecoderBlocks = 1,
        DecoderHeads = 2,
        Epochs = 3,
        Batch = 128,
        WindowsPerEpoch = 500,
    };

    [Fact]
    public void Pretraining_lowers_the_validation_loss_and_writes_what_belongs_to_it()
    {
        using var folder = new TemporaryFolder();
        var result = BackbonePretraining.Run(district.Windows, Tiny with { Epochs = 6 }, seed: 1, folder["backbone"]);

        Assert.True(result.History.Epochs[^1][1] < result.History.Epochs[0][1]);
        Assert.Equal(["train_loss", "validation_loss", "ssim", "psnr", "learning_rate"], result.History.Columns);
        Assert.Equal(["events.out.tfevents.0.gossan", "history.csv", "model.json", "model.safetensors"], Directory.GetFiles(folder["backbone"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(district.Windows.Count, result.TrainingWindows + result.ValidationWindows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void A_pretraining_that_was_stopped_ends_with_the_same_files_byte_for_byte(double hiddenLayers)
    {
        var options = Tiny with { HiddenLayers = hiddenLayers };
        using var folder = new TemporaryFolder();
        BackbonePretraining.Run(district.Windows, options, seed: 1, folder["straight"]);
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => BackbonePretraining.Run(
            district.Windows, options, seed: 1, folder["stopped"], statePath: folder["state"], stateKey: "k", progress: new StopAfter(stop, 600), cancellation: stop.Token));
        Assert.True(File.Exists(folder["state"]));
        BackbonePretraining.Run(district.Windows, options, seed: 1, folder["stopped"], statePath: folder["state"], stateKey: "k");

        foreach (string file in Directory.GetFiles(folder["straight"]))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder["stopped"], Path.GetFileName(file))));
        }
    }

    [Theory]
    [InlineData(LossCells.All)]
    [InlineData(LossCells.Masked)]
    public void Hidden_layers_are_learnt_to_be_painted_from_the_others(LossCells loss)
    {
        using var folder = new TemporaryFolder();
        var history = BackbonePretraining.Run(district.Windows, Tiny with { HiddenLayers = 0.5, Loss = loss, Epochs = 6 }, seed: 1, folder["backbone"]).History;
        var card = BackboneCard.Read(folder["backbone"], district.Windows);

        Assert.True(history.Epochs[^1][1] < history.Epochs[0][1]);
        Assert.Equal(0.5, card.Options.HiddenLayers);
    }

    [Theory]
    [InlineData(0.0, 14, 0)]
    [InlineData(0.5, 14, 7)]
    [InlineData(0.25, 14, 4)]
    [InlineData(0.01, 14, 1)]
    [InlineData(0.99, 14, 13)]
    [InlineData(0.5, 1, 0)]
    public void As_many_layers_are_hidden_as_the_share_says_but_never_all(double share, int bands, int expected) =>
        Assert.Equal(expected, new BackboneOptions { HiddenLayers = share }.LayersHiddenOf(bands));

    [Fact]
    public void A_share_of_all_layers_is_refused() =>
        Assert.Contains("backbone.hidden_layers is 1, but must be at least 0 and below 1", Assert.Throws<Gossan.Learning.Training.TrainingOptionsException>(() => new BackboneOptions { HiddenLayers = 1 }.Validated()).Message, StringComparison.Ordinal);

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        using var folder = new TemporaryFolder();
        byte[] Weights(long seed, string name)
        {
            BackbonePretraining.Run(district.Windows, Tiny with { Epochs = 1 }, seed, folder[name]);
            return File.ReadAllBytes(Path.Combine(folder[name], "model.safetensors"));
        }

        Assert.Equal(Weights(0, "a"), Weights(0, "b"));
        Assert.NotEqual(Weights(0, "c"), Weights(1, "d"));
    }

    [Fact]
    public void No_epochs_leave_fresh_weights()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(BackbonePretraining.Run(district.Windows, Tiny with { Epochs = 0 }, seed: 1, folder["backbone"]).History.Epochs);
    }

    [Theory]
    [InlineData(LossCells.All)]
    [InlineData(LossCells.Masked)]
    public void Both_losses_train(LossCells loss)
    {
        using var folder = new TemporaryFolder();
        var history = BackbonePretraining.Run(district.Windows, Tiny with { Loss = loss, Epochs = 2 }, seed: 1, folder["backbone"]).History;

        Assert.True(history.Epochs[1][0] < history.Epochs[0][0]);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_with_the_epoch_and_the_place()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ModelException>(() => BackbonePretraining.Run(district.Windows, Tiny with { LearningRate = 1e30, ClipNorm = 1e30 }, seed: 1, folder["backbone"]));

        Assert.Contains("epoch 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("row", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder["backbone"], "model.safetensors")));
    }

    [Fact]
    public void A_classifier_starts_from_the_backbones_weights()
    {
        using var folder = new TemporaryFolder();
        BackbonePretraining.Run(district.Windows, Tiny, seed: 1, folder["backbone"]);
        using var pretrained = MaskedAutoencoderModel.OnBackbone(folder["backbone"], district.Windows, new(), seed: 1);
        pretrained.Save(folder["model"]);
        using var backbone = Gossan.Learning.Checkpoints.SafeTensorsFile.Read(Path.Combine(folder["backbone"], "model.safetensors"));
        using var model = Gossan.Learning.Checkpoints.SafeTensorsFile.Read(Path.Combine(folder["model"], "model.safetensors"));

        foreach (string name in backbone.Tensors.Keys.Where(name => name.StartsWith("encoder.", StringComparison.Ordinal)))
        {
            Assert.Equal(backbone.Tensors[name].bytes.ToArray(), model.Tensors[name].bytes.ToArray());
        }

        Assert.DoesNotContain(model.Tensors.Keys, name => name.StartsWith("decoder.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_backbone_refuses_other_bands_and_other_windows_and_changed_files()
    {
        using var folder = new TemporaryFolder();
        BackbonePretraining.Run(district.Windows, Tiny with { Epochs = 1 }, seed: 1, folder["backbone"]);
        string Refusal<T>(Gossan.Evidence.Windows.WindowSource windows)
            where T : Exception => Assert.Throws<T>(() => BackboneCard.Read(folder["backbone"], windows)).Message;

        Assert.Contains($"missing '{ContractDistrict.MissingLayer}'", Refusal<BandMismatchException>(district.FewerBands), StringComparison.Ordinal);
        Assert.Contains("windows of 5 cells, but windows.size is 3", Refusal<ModelException>(district.SmallerWindows), StringComparison.Ordinal);
        string weights = Path.Combine(folder["backbone"], "model.safetensors");
        byte[] bytes = File.ReadAllBytes(weights);
        File.WriteAllBytes(weights, bytes[..^7]);
        Assert.Contains("SHA-256", Refusal<ModelException>(district.Windows), StringComparison.Ordinal);
        File.Delete(weights);
        Assert.Contains("is missing", Refusal<ModelException>(district.Windows), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_preset_is_valid_and_known_by_its_name()
    {
        foreach (string name in BackbonePresets.Names)
        {
            Assert.Equal(name, BackbonePresets.Named(name)!.Validated().Preset);
        }

        Assert.Null(BackbonePresets.Named("paper-6"));
        Assert.Equal(["nano", "paper-5", "paper-33"], BackbonePresets.Names);
    }
}
