using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Gossan.Learning.Attribution;

/// <summary>Takes a network's parameters out of the gradient's way until it is disposed, so that a backward pass keeps and computes only what the inputs need.</summary>
internal sealed class FrozenParameters : IDisposable
{
    private readonly List<Parameter> frozen;

    /// <summary>Freezes those parameters that take part in gradients.</summary>
    /// <param name="network">The network; its parameters' values stay as they are.</param>
    public FrozenParameters(nn.Module network)
    {
        frozen = [.. network.parameters().Where(parameter => parameter.requires_grad)];
        frozen.ForEach(parameter => parameter.requires_grad_(false));
    }

    /// <summary>Lets the same parameters take part again.</summary>
    public void Dispose() => frozen.ForEach(parameter => parameter.requires_grad_(true));
}
