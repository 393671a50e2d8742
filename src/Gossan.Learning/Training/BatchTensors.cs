using System.Runtime.InteropServices;
using Gossan.Evidence.Windows;
using static TorchSharp.torch;

namespace Gossan.Learning.Training;

/// <summary>Numbers between batches of windows and tensors.</summary>
internal static class BatchTensors
{
    /// <summary>Copies a batch into torch's own memory, whose alignment does not change from run to run.</summary>
    /// <returns>(N, C, H, W), channels last in memory.</returns>
    public static Tensor Of(WindowBatch batch) => Of(batch, 0, batch.Count);

    /// <summary>Copies some windows of a batch.</summary>
    /// <returns>(<paramref name="count"/>, C, H, W), channels last in memory.</returns>
    public static Tensor Of(WindowBatch batch, int first, int count)
    {
        int window = batch.Size * batch.Size * batch.Bands;
        using var cells = empty(count, batch.Size, batch.Size, batch.Bands);
        batch.Values.Slice(first * window, count * window).CopyTo(MemoryMarshal.Cast<byte, float>(cells.bytes));
        return cells.permute(0, 3, 1, 2);
    }

    /// <summary>Copies a tensor's numbers out, row-major.</summary>
    public static void CopyOut(Tensor tensor, Span<float> into)
    {
        if (tensor.numel() > 0)
        {
            using var dense = tensor.contiguous();
            MemoryMarshal.Cast<byte, float>(dense.bytes).CopyTo(into);
        }
    }
}
