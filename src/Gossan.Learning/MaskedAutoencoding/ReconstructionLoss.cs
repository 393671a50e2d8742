using Gossan.Learning.Torch;
using static TorchSharp.torch;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>Averages the squared difference between evidence and painting.</summary>
public static class ReconstructionLoss
{
    static ReconstructionLoss() => TorchRuntime.Ensure();

    /// <summary>Mean squared error over all cells or over the hidden ones.</summary>
    /// <param name="truth">(N, L, C P²) standardised evidence.</param>
    /// <param name="painted">(N, L, C P²) what the decoder painted, in the order of <paramref name="truth"/>.</param>
    /// <param name="hidden">(N, L) 1 where the encoder did not see the patch, 0 where it did.</param>
    /// <param name="cells">Which cells count.</param>
    /// <returns>() in squared standard deviations, so 1 is as good as painting the mean everywhere; 0 when <see cref="LossCells.Masked"/> finds nothing hidden.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cells"/> is no known value.</exception>
    /// <remarks>He et al. 2022, "Masked Autoencoders Are Scalable Vision Learners", section 3; all cells: Daruna et al. 2024.</remarks>
    public static Tensor Of(Tensor truth, Tensor painted, Tensor hidden, LossCells cells)
    {
        using var scope = NewDisposeScope();
        var error = (painted - truth).pow(2);                                            // (N, L, C P²)
        var loss = cells switch
        {
            LossCells.All => error.mean(),                                               // ()
            LossCells.Masked => (error.mean([-1]) * hidden).sum() / hidden.sum().clamp_min(1),
            _ => throw new ArgumentOutOfRangeException(nameof(cells), cells, "All or Masked."),
        };
        return loss.MoveToOuterDisposeScope();
    }
}
