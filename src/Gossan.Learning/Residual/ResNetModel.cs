using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Learning.Classification;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Residual;

/// <summary>ResNet-18 on the whole window, trained from fresh weights: the convolutional network that a transformer has to beat.</summary>
/// <remarks>Global average pooling, dropout, a linear layer without bias, as Daruna et al. 2024 compare with; Monte-Carlo dropout before the last layer alone, so that the convolutions run once per window.</remarks>
public sealed class ResNetModel : NeuralModel
{
    /// <summary>The registered name: "resnet".</summary>
    public const string ModelName = "resnet";

    private readonly ResNetOptions options;

    private ResNetModel(ClassifierNetwork network, ResNetOptions options, long seed)
        : base(network, seed) => this.options = options;

    /// <inheritdoc/>
    public override string Name => ModelName;

    private protected override JsonNode Settings =>
        JsonSerializer.SerializeToNode(new ResNetSettings(Network.Encoder.Bands, options), RecordJson.Options)!;

    /// <summary>A model on fresh weights.</summary>
    /// <param name="bands">Evidence layers of its windows, 1 or more.</param>
    /// <param name="options">Its options.</param>
    /// <param name="seed">The project's seed: weights and dropout masks follow from it.</param>
    /// <returns>A model to be fitted.</returns>
    /// <exception cref="GossanException">An option is outside its range.</exception>
    public static ResNetModel Create(int bands, ResNetOptions options, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        TorchRuntime.Ensure();
        random.manual_seed(SeededRandom.Derive(seed, "residual weights"));
        var encoder = new ResNetEncoder(bands);
        var head = new ClassifierHead(encoder.Width, HeadKind.Linear, options.Dropout);
        return new(new ClassifierNetwork(encoder, head), options, seed);
    }

    /// <summary>Reads a fitted model.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card.</param>
    /// <returns>The model as it was saved.</returns>
    /// <exception cref="GossanException">The card or the weights are damaged, or do not fit together.</exception>
    public static ResNetModel Load(string folder, ModelCard card)
    {
        var settings = SettingsOf<ResNetSettings>(folder, card);
        if (settings.Bands != card.Bands.Count || settings.Bands < 1)
        {
            throw ModelException.Damaged(ModelCard.PathIn(folder), $"its network sees {settings.Bands} bands, but it names {card.Bands.Count}");
        }

        var model = Create(settings.Bands, settings.Options, card.Seed);
        model.ReadWeights(folder);
        return model;
    }

    private protected override TrainingHistory Learn(FitTask task) => new ClassifierTraining(Network, options.Steps, task).Run();
}
