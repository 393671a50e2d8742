using Gossan.Evidence.Windows;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
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
    private const int Together = 64;

    /// <summary>Measures steps of a network that is thrown away.</summary>
    /// <param name="sizes">The network's sizes.</param>
    /// <param name="windows">The windows; there is at least one.</param>
    /// <param name="time">How long each of the two measurements may take, beside one turn of warm-up.</param>
    /// <returns>The speeds.</returns>
    public static PretrainingSpeed Measure(MaskedAutoencoderOptions sizes, WindowSource windows, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(windows);
        TorchRuntime.Ensure();
        random.manual_seed(0);
        using var network = new MaskedAutoencoder(sizes);
        var optimiser = new AdamW(network.named_parameters().Select(p => (p.name, p.parameter)), new());
        var batch = windows.NewBatch(Together);
        windows.Fill([.. Enumerable.Range(0, Together).Select(i => windows[i * windows.Count / Together])], batch);
        double learnt = WorkRate.Measure(time, () =>
        {
            using var scope = NewDisposeScope();
            optimiser.ForgetGradients();
            network.Reconstruct(BatchTensors.Of(batch), rand(Together, sizes.Patches)).Loss(LossCells.All).backward();
            optimiser.Step(maximalNorm: 1);
            return Together;
        });
        double reconstructed = WorkRate.Measure(time, () =>
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            network.Reconstruct(BatchTensors.Of(batch), rand(Together, sizes.Patches)).Loss(LossCells.All).ToDouble();
            return Together;
        });
        return new(learnt, reconstructed, network.parameters().Sum(p => p.numel()));
    }
}
