using System.Text.Json;
using Gossan.Evidence.Windows;
using Gossan.Learning.Attribution;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>The masked-autoencoder classifier: a pretrained encoder, a small head, Monte-Carlo dropout in the head alone.</summary>
public sealed class MaskedAutoencoderModel : IProspectivityModel, IExplainsWindows
{
    /// <summary>The model's registered name.</summary>
    public const string ModelName = "mae";

    /// <summary>Name of the file of its parameters.</summary>
    public const string ParametersFile = "model.safetensors";

    private const int AttributionPoints = 12;

    private readonly ClassifierOptions options;
    private readonly ClassifierNetwork network;
    private readonly HeadSampling sampling;
    private readonly string preset;
    private TrainingHistory history = TrainingHistory.None;

    private MaskedAutoencoderModel(ClassifierNetwork network, ClassifierOptions options, long samplingSeed, string preset) =>
        (this.network, this.options, sampling, this.preset) = (network, options, new(network.Head, samplingSeed), preset);

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <summary>A classifier on fresh weights, for comparison with a pretrained one.</summary>
    /// <param name="architecture">Sizes of the network.</param>
    /// <param name="options">The head and its training.</param>
    /// <param name="seed">The project's seed.</param>
    /// <returns>A model to be fitted.</returns>
    public static MaskedAutoencoderModel FromScratch(MaskedAutoencoderOptions architecture, ClassifierOptions options, long seed) =>
        Fresh(architecture, options, seed, preset: "");

    /// <summary>A classifier on a pretrained backbone.</summary>
    /// <param name="backboneFolder">Folder of the backbone.</param>
    /// <param name="windows">The windows that it shall see.</param>
    /// <param name="options">The head and its training.</param>
    /// <param name="seed">The project's seed.</param>
    /// <returns>A model to be fitted.</returns>
    /// <exception cref="GossanException">The backbone is missing, damaged, or was trained on other bands or windows.</exception>
    public static MaskedAutoencoderModel OnBackbone(string backboneFolder, WindowSource windows, ClassifierOptions options, long seed)
    {
        var card = BackboneCard.Read(backboneFolder, windows);
        var model = Fresh(card.Architecture, options, seed, card.Options.Preset);
        string path = Path.Combine(backboneFolder, BackboneCard.WeightsFile);
        using var content = SafeTensorsFile.Read(path);
        ModuleWeights.Load(model.Backbone, content.Tensors, path);
        return model;
    }

    /// <summary>Reads a fitted model.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card.</param>
    /// <returns>The model as it was saved.</returns>
    /// <exception cref="GossanException">The card or the weights are damaged, or do not fit together.</exception>
    public static MaskedAutoencoderModel Load(string folder, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        MaskedAutoencoderSettings settings;
        try
        {
            settings = card.Settings.Deserialize<MaskedAutoencoderSettings>(RecordJson.Options) ?? throw ModelException.Damaged(ModelCard.PathIn(folder), "its settings are empty");
        }
        catch (JsonException e)
        {
            throw ModelException.Damaged(ModelCard.PathIn(folder), e.Message);
        }

        string path = Path.Combine(folder, ParametersFile);
        settings.Architecture.RequireFits(ModelCard.PathIn(folder), card.Windows, card.Bands.Count, path);
        var model = Fresh(settings.Architecture, settings.Classifier, card.Seed, settings.Preset);
        using var content = SafeTensorsFile.Read(path);
        ModuleWeights.Load(model.network, content.Tensors, path);
        return model;
    }

    /// <inheritdoc/>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (network.Head is LogisticHead head)
        {
            LogisticHeadFitting.Run(network, head, options, task);
            return history = TrainingHistory.None;
        }

        return history = new ClassifierTraining(network, options, task).Run();
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(windows);
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        BatchTensors.CopyOut(network.Head.forward(network.Features(windows)), logits);
    }

    /// <inheritdoc/>
    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        ArgumentNullException.ThrowIfNull(windows);
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var features = network.Features(windows);                         // (N, D): the encoder runs once
        BatchTensors.CopyOut(network.Head.forward(features), logits);
        BatchTensors.CopyOut(sampling.Sample(features, passes), samples);
    }

    /// <inheritdoc/>
    /// <remarks>Integrated gradients from a zero baseline (Sundararajan et al. 2017), 12 Gauss-Legendre points, mean over the window's cells.</remarks>
    public void Explain(WindowBatch windows, Span<float> attributions)
    {
        ArgumentNullException.ThrowIfNull(windows);
        if (windows.Count == 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        var result = new IntegratedGradients(network.forward, AttributionPoints).PerBand(BatchTensors.Of(windows));
        BatchTensors.CopyOut(result.PerBand, attributions);
    }

    /// <inheritdoc/>
    public SavedParameters Save(string folder)
    {
        SafeTensorsFile.Write(Path.Combine(folder, ParametersFile), ModuleWeights.Of(network));
        HistoryEvents.Write(folder, history);
        var settings = new MaskedAutoencoderSettings(preset, Backbone.Options, options);
        return new(ParametersFile, JsonSerializer.SerializeToNode(settings, RecordJson.Options)!);
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    private MaskedAutoencoder Backbone => ((BackboneEncoder)network.Encoder).Backbone;

    private static MaskedAutoencoderModel Fresh(MaskedAutoencoderOptions architecture, ClassifierOptions options, long seed, string preset)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        TorchRuntime.Ensure();
        random.manual_seed(SeededRandom.Derive(seed, "backbone weights"));
        var backbone = new MaskedAutoencoder(architecture);
        random.manual_seed(SeededRandom.Derive(seed, "head weights"));
        var encoder = new BackboneEncoder(backbone, options.Feature);
        var network = new ClassifierNetwork(encoder, options.Head == HeadKind.Logistic ? new LogisticHead(encoder.Width) : new ClassifierHead(encoder.Width, options.Head, options.Dropout));
        network.eval();
        return new(network, options, seed, preset);
    }
}
