using static TorchSharp.torch;

namespace Gossan.Learning.Checkpoints;

/// <summary>What a safetensors file holds. Disposing it frees the tensors.</summary>
/// <param name="Tensors">By name, on the CPU, in the file's types.</param>
/// <param name="Metadata">Free texts by key; empty where the file has none.</param>
public sealed record SafeTensorsContent(IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) : IDisposable
{
    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }
    }
}
