using static TorchSharp.torch;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>What the decoder painted for a batch of windows, and what had been hidden from the encoder. Dispose it, or open a dispose scope round it.</summary>
/// <param name="Truth">(N, L, C P²) the windows as patches, laid out as (channel, row, column).</param>
/// <param name="Painted">(N, L, C P²) the decoder's patches, in the order of <paramref name="Truth"/>.</param>
/// <param name="Hidden">(N, L) 1 where the encoder did not see the patch, 0 where it did.</param>
/// <param name="HiddenLayers">(N, C) 1 where the encoder did not see the layer of the window, 0 where it did; <see langword="null"/> when it saw them all.</param>
public sealed record Reconstruction(Tensor Truth, Tensor Painted, Tensor Hidden, Tensor? HiddenLayers = null) : IDisposable
{
    /// <summary>Mean squared error of the painting.</summary>
    /// <param name="cells">Which cells count.</param>
    /// <returns>() in squared standard deviations of the evidence.</returns>
    public Tensor Loss(LossCells cells) => ReconstructionLoss.Of(Truth, Painted, Hidden, cells, HiddenLayers);

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Truth.Dispose();
        Painted.Dispose();
        Hidden.Dispose();
        HiddenLayers?.Dispose();
    }
}
