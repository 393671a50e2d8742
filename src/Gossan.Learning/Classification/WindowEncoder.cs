using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>Turns windows into the features that a head is put on.</summary>
internal abstract class WindowEncoder : IDisposable
{
    /// <summary>What the encoder learns: trained along on request, and saved.</summary>
    public abstract nn.Module Weights { get; }

    /// <summary>Evidence layers of a window.</summary>
    public abstract int Bands { get; }

    /// <summary>Features of a window.</summary>
    public abstract int Width { get; }

    /// <summary>Windows that one pass without gradients takes together.</summary>
    public abstract int WindowsAtOnce { get; }

    /// <summary>(N, C, H, W) standardised evidence to (N, Width), with gradients where they are switched on.</summary>
    public abstract Tensor Features(Tensor windows);

    /// <summary>A copy that computes in bfloat16, or <see langword="null"/> where there is nothing to gain; the caller disposes it.</summary>
    public virtual WindowEncoder? InBfloat16() => null;

    public abstract void Dispose();

    /// <summary>(N, C, H, W) to the (N, C) values of the centre cells.</summary>
    protected static Tensor CentreCells(Tensor windows)
    {
        using var scope = NewDisposeScope();
        return windows.select(3, windows.shape[3] / 2).select(2, windows.shape[2] / 2).MoveToOuterDisposeScope();
    }
}
