using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Evidence.Windows;
using Gossan.Learning.Attribution;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>What all models on a <see cref="ClassifierNetwork"/> have in common: an encoder of windows, a head, and dropout in the head alone.</summary>
public abstract class NeuralModel : IProspectivityModel, IExplainsWindows, IEmbedsWindows, IChoosesPrecision
{
    /// <summary>Name of the file of a model's parameters.</summary>
    public const string ParametersFile = "model.safetensors";

    private readonly ClassifierNetwork network;
    private readonly HeadSampling sampling;
    private TrainingHistory history = TrainingHistory.None;

    private protected NeuralModel(ClassifierNetwork network, long samplingSeed)
    {
        network.eval();
        (this.network, sampling) = (network, new(network.Head, samplingSeed));
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public string Uncertainty => network.Head is LogisticHead ? UncertaintyKind.Coefficients : UncertaintyKind.Dropout;

    /// <inheritdoc/>
    public int FeatureWidth => network.Encoder.Width;

    private protected ClassifierNetwork Network => network;

    /// <summary>What is needed to build the network again.</summary>
    private protected abstract JsonNode Settings { get; }

    /// <inheritdoc/>
    public bool GainsFromBfloat16 => BfloatProcessor.IsThis && network.Encoder is BackboneEncoder;

    /// <inheritdoc/>
    /// <remarks>Of the encoders only the transformer's has another precision than float32.</remarks>
    public Precision Precision { get; private set; } = Precision.Float32;

    /// <inheritdoc/>
    public Precision Use(Precision precision)
    {
        bool bfloat16 = precision == Precision.Bfloat16;
        return Precision = network.UseBfloat16(bfloat16) && bfloat16 ? Precision.Bfloat16 : Precision.Float32;
    }

    /// <inheritdoc/>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Use(Precision.Float32);
        return history = Learn(task);
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        RequireBands(windows);
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        BatchTensors.CopyOut(network.Head.forward(network.Features(windows)), logits);
    }

    /// <inheritdoc/>
    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        RequireBands(windows);
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var features = network.Features(windows);                         // (N, D): the encoder runs once
        BatchTensors.CopyOut(network.Head.forward(features), logits);
        BatchTensors.CopyOut(sampling.Sample(features, passes), samples);
    }

    /// <inheritdoc/>
    public void Embed(WindowBatch windows, int passes, Span<float> logits, Span<float> samples, Span<float> features)
    {
        RequireBands(windows);
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var encoded = network.Features(windows);                          // (N, D)
        BatchTensors.CopyOut(encoded, features);
        if (!logits.IsEmpty)
        {
            BatchTensors.CopyOut(network.Head.forward(encoded), logits);
        }

        if (passes > 0)
        {
            BatchTensors.CopyOut(sampling.Sample(encoded, passes), samples);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Integrated gradients (Sundararajan et al. 2017) with as many Gauss-Legendre points as each window needs for
    /// <see cref="ExplanationOptions.Tolerance"/>, summed over the window's cells. In bfloat16 the gradients of
    /// up to 12 points are rounded; scores are not, so the gap tells what rounding costs, and windows above the tolerance go on in float32.
    /// </remarks>
    public void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps)
    {
        ArgumentNullException.ThrowIfNull(options);
        RequireBands(windows);
        if (options.Baseline.Count is not 0 && options.Baseline.Count != windows.Bands)
        {
            throw new ArgumentException($"The starting point has {options.Baseline.Count} values, but the windows have {windows.Bands} bands: give one per band, or none for zero.", nameof(options));
        }

        using var scope = NewDisposeScope();
        using var frozen = new FrozenParameters(network);
        float[] own = gaps.IsEmpty ? new float[windows.Count] : [];
        new AdaptiveIntegratedGradients(network.forward, network.Encoder.WindowsAtOnce, options.Tolerance, options.MostPoints, network.Rounded)
            .Run(BatchTensors.Of(windows), [.. options.Baseline], attributions, gaps.IsEmpty ? own : gaps);
    }

    /// <inheritdoc/>
    public SavedParameters Save(string folder)
    {
        SafeTensorsFile.Write(Path.Combine(folder, ParametersFile), ModuleWeights.Of(network));
        HistoryEvents.Write(folder, history);
        return new(ParametersFile, Settings);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        network.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Learns in the model's own way.</summary>
    private protected abstract TrainingHistory Learn(FitTask task);

    /// <summary>The settings that a model's card holds.</summary>
    private protected static T SettingsOf<T>(string folder, ModelCard card)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(card);
        try
        {
            return card.Settings.Deserialize<T>(RecordJson.Options) ?? throw ModelException.Damaged(ModelCard.PathIn(folder), "its settings are empty");
        }
        catch (JsonException e)
        {
            throw ModelException.Damaged(ModelCard.PathIn(folder), e.Message);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    private protected void ReadWeights(string folder)
    {
        string path = Path.Combine(folder, ParametersFile);
        using var content = SafeTensorsFile.Read(path);
        ModuleWeights.Load(network, content.Tensors, path);
    }

    private void RequireBands(WindowBatch windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        if (windows.Bands != network.Encoder.Bands)
        {
            throw new ArgumentException($"The windows have {windows.Bands} bands, but the model was made for {network.Encoder.Bands}.", nameof(windows));
        }
    }
}
