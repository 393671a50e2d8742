using Gossan.Learning.Classification;
using static TorchSharp.torch;

namespace Gossan.Learning.Residual;

/// <summary>A residual network with global average pooling: 512 features of a window.</summary>
/// <param name="bands">Evidence layers.</param>
internal sealed class ResNetEncoder(int bands) : WindowEncoder
{
    private readonly ResNet18 network = new(bands);

    public override nn.Module Weights => network;

    public override int Bands => bands;

    public override int Width => ResNet18.Channels;

    public override int WindowsAtOnce => 64;

    public override Tensor Features(Tensor windows)
    {
        using var scope = NewDisposeScope();
        return network.forward(windows).mean([2, 3]).MoveToOuterDisposeScope();          // (N, 512)
    }

    public override void Dispose() => network.Dispose();
}
