using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Evidence.Windows;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>The masked-autoencoder classifier: an encoder, pretrained or not, a small head, Monte-Carlo dropout in the head alone.</summary>
public sealed class MaskedAutoencoderModel : NeuralModel
{
    /// <summary>The registered name of the plain form, <see cref="MaskedAutoencoderKind.Plain"/>.</summary>
    public const string ModelName = "mae";

    private readonly MaskedAutoencoderKind kind;
    private readonly ClassifierOptions options;
    private readonly string preset;

    private MaskedAutoencoderModel(ClassifierNetwork network, MaskedAutoencoderKind kind, ClassifierOptions options, long seed, string preset)
        : base(network, seed) => (this.kind, this.options, this.preset) = (kind, options, preset);

    /// <inheritdoc/>
    public override string Name => kind.Name;

    private protected override JsonNode Settings =>
        JsonSerializer.SerializeToNode(new MaskedAutoencoderSettings(preset, Backbone.Options, options), RecordJson.Options)!;

    private MaskedAutoencoder Backbone => ((BackboneEncoder)Network.Encoder).Backbone;

    /// <summary>A classifier on fresh weights, for comparison with a pretrained one.</summary>
    /// <param name="architecture">Sizes of the network.</param>
    /// <param name="options">The head and its training.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="kind">Which registered form it is; <see langword="null"/> for the plain one.</param>
    /// <returns>A model to be fitted.</returns>
    /// <exception cref="GossanException">An option is outside its range, or does not go with the form.</exception>
    public static MaskedAutoencoderModel FromScratch(MaskedAutoencoderOptions architecture, ClassifierOptions options, long seed, MaskedAutoencoderKind? kind = null) =>
        Fresh(architecture, options, seed, kind ?? MaskedAutoencoderKind.Plain, preset: "");

    /// <summary>A classifier on a pretrained backbone.</summary>
    /// <param name="backboneFolder">Folder of the backbone.</param>
    /// <param name="windows">The windows that it shall see.</param>
    /// <param name="options">The head and its training.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="kind">Which registered form it is, one that is pretrained; <see langword="null"/> for the plain one.</param>
    /// <returns>A model to be fitted.</returns>
    /// <exception cref="GossanException">The backbone is missing, damaged, or was trained on other bands or windows; or an option is wrong.</exception>
    public static MaskedAutoencoderModel OnBackbone(string backboneFolder, WindowSource windows, ClassifierOptions options, long seed, MaskedAutoencoderKind? kind = null)
    {
        if (kind is { Pretrained: false })
        {
            throw new ArgumentException($"The form {kind.Name} starts from fresh weights: make it with {nameof(FromScratch)}.", nameof(kind));
        }

        var card = BackboneCard.Read(backboneFolder, windows);
        var model = Fresh(card.Architecture, options, seed, kind ?? MaskedAutoencoderKind.Plain, card.Options.Preset);
        string path = Path.Combine(backboneFolder, BackboneCard.WeightsFile);
        using var content = SafeTensorsFile.Read(path);
        ModuleWeights.Load(model.Backbone, content.Tensors, path);
        return model;
    }

    /// <summary>Reads a fitted model of any form.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card, which names the form.</param>
    /// <returns>The model as it was saved.</returns>
    /// <exception cref="GossanException">The card or the weights are damaged, or do not fit together.</exception>
    public static MaskedAutoencoderModel Load(string folder, ModelCard card)
    {
        var settings = SettingsOf<MaskedAutoencoderSettings>(folder, card);
        var kind = MaskedAutoencoderKind.Named(card.Model) ?? throw ModelException.Damaged(ModelCard.PathIn(folder), $"'{card.Model}' is no form of the masked-autoencoder classifier");
        settings.Architecture.RequireFits(ModelCard.PathIn(folder), card.Windows, card.Bands.Count, Path.Combine(folder, ParametersFile));
        var model = Fresh(settings.Architecture, settings.Classifier, card.Seed, kind, settings.Preset);
        model.ReadWeights(folder);
        return model;
    }

    private protected override TrainingHistory Learn(FitTask task)
    {
        if (Network.Head is LogisticHead head)
        {
            LogisticHeadFitting.Run(Network, head, options, task);
            return TrainingHistory.None;
        }

        return new ClassifierTraining(Network, options.Steps, task).Run();
    }

    private static MaskedAutoencoderModel Fresh(MaskedAutoencoderOptions architecture, ClassifierOptions options, long seed, MaskedAutoencoderKind kind, string preset)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(options);
        var applied = kind.Applied(options);
        TorchRuntime.Ensure();
        random.manual_seed(SeededRandom.Derive(seed, "backbone weights"));
        var encoder = new BackboneEncoder(new MaskedAutoencoder(architecture), applied.Feature);
        random.manual_seed(SeededRandom.Derive(seed, "head weights"));
        nn.Module<Tensor, Tensor> head = applied.Head == HeadKind.Logistic ? new LogisticHead(encoder.Width) : new ClassifierHead(encoder.Width, applied.Head, applied.Dropout);
        return new(new ClassifierNetwork(encoder, head), kind, applied, seed, preset);
    }
}
