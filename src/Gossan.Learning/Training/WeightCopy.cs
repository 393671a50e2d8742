using static TorchSharp.torch;

namespace Gossan.Learning.Training;

/// <summary>The weights and buffers of a network at one moment.</summary>
internal sealed class WeightCopy : IDisposable
{
    private WeightCopy(IReadOnlyDictionary<string, Tensor> tensors) => Tensors = tensors;

    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>Copies a network's weights.</summary>
    public static WeightCopy Of(nn.Module network) =>
        new(network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope(), StringComparer.Ordinal));

    /// <summary>Sees given tensors as weights, without copying them.</summary>
    public static WeightCopy Over(IReadOnlyDictionary<string, Tensor> tensors) => new(tensors);

    /// <summary>Takes the weights that the network has now.</summary>
    public void Take(nn.Module network) => Copy(network.state_dict(), Tensors);

    /// <summary>Gives the network these weights.</summary>
    public void CopyInto(nn.Module network) => Copy(Tensors, network.state_dict());

    /// <summary>Gives another copy these weights.</summary>
    public void CopyInto(WeightCopy other) => Copy(Tensors, other.Tensors);

    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }
    }

    private static void Copy(IReadOnlyDictionary<string, Tensor> from, IReadOnlyDictionary<string, Tensor> to)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in to)
        {
            tensor.copy_(from[name]);
        }
    }
}
