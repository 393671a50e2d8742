using Gossan.Evidence.Windows;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Estimation;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Estimation;

/// <summary>How fast this machine pretrains a backbone, measured on real windows.</summary>
/// <param name="LearntPerSecond">Windows per second of a step: forward, backward, optimiser.</param>
/// <param name="ReconstructedPerSecond">Windows per second without learning, as in validation.</param>
/// <param name="Parameters">Numbers that are learnt.</param>
public sealed record PretrainingSpeed(double LearntPerSecond, double ReconstructedPerSecond, long Parameters)
{
    /// <summary>Measures steps of a network that is thrown away.</summary>
    /// <param name="sizes">The network's sizes.</param>
    /// <param name="windows">The windows; there is at least one.</param>
    /// <param name="options">Batch and loss.</param>
    /// <param name="time">How long each of the two measurements may take, beside one turn of warm-up.</param>
    /// <returns>The speeds.</returns>
    public static PretrainingSpeed Measure(MaskedAutoencoderOptions sizes, WindowSource windows, BackboneOptions options, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(options);
        TorchRuntime.Ensure();
        random.manual_seed(0);
        using var network = new MaskedAutoencoder(sizes);
        var optimiser = new AdamW(network.named_parameters().Select(p => (p.name, p.parameter)), new());
        double learnt = WorkRate.OfBatches(time, options.Batch, count =>
        {
            optimiser.ForgetGradients();
            BackbonePretraining.AddGradients(network, Some(count), options, BackbonePretraining.MostTogether);
            optimiser.Step(maximalNorm: 1);
        });
        double reconstructed = WorkRate.OfBatches(time, Math.Min(options.Batch, BackbonePretraining.MostTogether), count =>
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            network.Reconstruct(BatchTensors.Of(Some(count)), rand(count, sizes.Patches)).Loss(options.Loss).ToDouble();
        });
        return new(learnt, reconstructed, network.parameters().Sum(p => p.numel()));

        WindowBatch Some(int count)
        {
            var some = windows.NewBatch(count);
            windows.Fill([.. Enumerable.Range(0, count).Select(i => windows[i * windows.Count / count])], some);
            return some;
        }
    }
}
