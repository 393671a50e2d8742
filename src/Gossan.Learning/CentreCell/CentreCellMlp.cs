using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Learning.Classification;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.CentreCell;

/// <summary>A multilayer perceptron on the values of the centre cell: what can be learnt without seeing the neighbourhood.</summary>
/// <remarks>Hidden layers each of a linear layer, batch norm, PReLU and dropout; then a linear layer without bias. Monte-Carlo dropout in the hidden layers.</remarks>
public sealed class CentreCellMlp : NeuralModel
{
    /// <summary>The registered name: "mlp".</summary>
    public const string ModelName = "mlp";

    private readonly MlpOptions options;

    private CentreCellMlp(ClassifierNetwork network, MlpOptions options, long seed)
        : base(network, seed) => this.options = options;

    /// <inheritdoc/>
    public override string Name => ModelName;

    private protected override JsonNode Settings =>
        JsonSerializer.SerializeToNode(new MlpSettings(Network.Encoder.Bands, options), RecordJson.Options)!;

    /// <summary>A model on fresh weights.</summary>
    /// <param name="bands">Evidence layers of its windows, 1 or more.</param>
    /// <param name="options">Its options.</param>
    /// <param name="seed">The project's seed: weights and dropout masks follow from it.</param>
    /// <returns>A model to be fitted.</returns>
    /// <exception cref="GossanException">An option is outside its range.</exception>
    public static CentreCellMlp Create(int bands, MlpOptions options, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        TorchRuntime.Ensure();
        random.manual_seed(SeededRandom.Derive(seed, "perceptron weights"));
        var encoder = new CentreCellEncoder(bands);
        var head = new ClassifierHead(bands, [.. Enumerable.Repeat(options.Width, options.Layers)], inputDropout: 0, options.Dropout);
        return new(new ClassifierNetwork(encoder, head), options, seed);
    }

    /// <summary>Reads a fitted model.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card.</param>
    /// <returns>The model as it was saved.</returns>
    /// <exception cref="GossanException">The card or the weights are damaged, or do not fit together.</exception>
    public static CentreCellMlp Load(string folder, ModelCard card)
    {
        var settings = SettingsOf<MlpSettings>(folder, card);
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
