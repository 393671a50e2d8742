using System.Runtime.InteropServices;
using Gossan.Evidence.Windows;
using static TorchSharp.torch;

namespace Gossan.Learning.Training;

/// <summary>Windows as a tensor.</summary>
internal static class BatchTensor
{
    /// <summary>Copies a batch into torch's own memory, whose alignment does not change from run to run.</summary>
    /// <returns>(N, C, H, W), channels last in memory.</returns>
    public static Tensor Of(WindowBatch batch)
    {
        var cells = empty(batch.Count, batch.Size, batch.Size, batch.Bands);
        batch.Values.CopyTo(MemoryMarshal.Cast<byte, float>(cells.bytes));
        return cells.permute(0, 3, 1, 2);
    }
}
