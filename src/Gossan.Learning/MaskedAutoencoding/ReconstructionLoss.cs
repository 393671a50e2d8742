using Gossan.Learning.Torch;
using static TorchSharp.torch;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>Averages the squared difference between evidence and painting.</summary>
public static class ReconstructionLoss
{
    static ReconstructionLoss() => TorchRuntime.Ensure();

    /// <summary>Mean squared error over all cells or over the hidden ones: those of hidden patches, and of hidden layers in the patches that were shown.</summary>
    /// <param name="truth">(N, L, C P²) standardised evidence.</param>
    /// <param name="painted">(N, L, C P²) what the decoder painted, in the order of <paramref name="truth"/>.</param>
    /// <param name="hidden">(N, L) 1 where the encoder did not see the patch, 0 where it did.</param>
    /// <param name="cells">Which cells count.</param>
    /// <param name="hiddenLayers">(N, C) 1 where the encoder did not see the layer of the window, 0 where it did; <see langword="null"/> when it saw them all.</param>
    /// <returns>() in squared standard deviations, so 1 is as good as painting the mean everywhere; 0 when <see cref="LossCells.Masked"/> finds nothing hidden.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cells"/> is no known value.</exception>
    /// <remarks>He et al. 2022, "Masked Autoencoders Are Scalable Vision Learners", section 3; all cells: Daruna et al. 2024.</remarks>
    public static Tensor Of(Tensor truth, Tensor painted, Tensor hidden, LossCells cells, Tensor? hiddenLayers = null)
    {
        using var scope = NewDisposeScope();
        var error = painted.Minus(truth).square();                                       // (N, L, C P²)
        var loss = cells switch
        {
            LossCells.All => error.mean(),                                               // ()
            LossCells.Masked when hiddenLayers is null => (error.mean([-1]) * hidden).sum() / hidden.sum().AtLeast(1),
            LossCells.Masked => OverUnseen(error, hidden, hiddenLayers),
            _ => throw new ArgumentOutOfRangeException(nameof(cells), cells, "All or Masked."),
        };
        return loss.MoveToOuterDisposeScope();
    }

    private static Tensor OverUnseen(Tensor error, Tensor hidden, Tensor hiddenLayers)
    {
        long cellsOfPatch = error.shape[2] / hiddenLayers.shape[1];
        var layers = hiddenLayers.repeat_interleave(cellsOfPatch, 1).unsqueeze(1);       // (N, 1, C P²)
        var unseen = maximum(hidden.unsqueeze(-1), layers);                              // (N, L, C P²)
        return (error * unseen).sum() / unseen.sum().AtLeast(1);                         // ()
    }
}
