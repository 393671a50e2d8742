using static TorchSharp.torch;

namespace Gossan.Learning.Attribution;

/// <summary>What each evidence layer added to the logits of a batch of windows. Dispose it, or open a dispose scope round it.</summary>
/// <param name="PerBand">(N, C) mean over the window's cells of gradient times input, in logits per cell; positive speaks for a deposit.</param>
/// <param name="Gap">(N) sum over all cells and bands minus (f(x) - f(0)), in logits: 0 for an exact integral.</param>
public sealed record BandAttribution(Tensor PerBand, Tensor Gap) : IDisposable
{
    /// <summary>Frees both tensors.</summary>
    public void Dispose()
    {
        PerBand.Dispose();
        Gap.Dispose();
    }
}
