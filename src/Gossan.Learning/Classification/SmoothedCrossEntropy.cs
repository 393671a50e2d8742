using Gossan.Learning.Torch;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Gossan.Learning.Classification;

/// <summary>Binary cross entropy on logits with labels drawn in from 0 and 1, as most "negatives" are only unlabelled.</summary>
public static class SmoothedCrossEntropy
{
    static SmoothedCrossEntropy() => TorchRuntime.Ensure();

    /// <summary>Averages the loss over the windows.</summary>
    /// <param name="logits">(N).</param>
    /// <param name="labels">(N) 1 for a site, 0 for a likely negative.</param>
    /// <param name="smoothing">s in [0, 1): the target is y (1 - s) + s / 2. The paper's values are 0.2 to 0.3.</param>
    /// <param name="positiveWeight">What the positive part of the loss is multiplied with, above 0; 1 for balanced classes.</param>
    /// <returns>() in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Smoothing or weight out of its range.</exception>
    /// <remarks>Szegedy et al. 2016, "Rethinking the Inception Architecture", section 7, for two classes.</remarks>
    public static Tensor Of(Tensor logits, Tensor labels, double smoothing, double positiveWeight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(smoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(smoothing, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positiveWeight);
        using var scope = NewDisposeScope();
        var target = labels.to(logits.dtype).Times(1 - smoothing).Plus(smoothing / 2);   // (N)
        var weight = tensor((float)positiveWeight, logits.dtype, logits.device);         // ()
        return F.binary_cross_entropy_with_logits(logits, target, pos_weights: weight).MoveToOuterDisposeScope();
    }
}
