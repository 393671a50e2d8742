using Gossan.Learning.Classification;
using Gossan.Learning.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Gossan.Learning.Residual;

/// <summary>ResNet-18 up to its last convolution, on windows of any number of layers.</summary>
/// <remarks>
/// He et al. 2016, "Deep Residual Learning for Image Recognition", table 1, 18 layers: a 7 x 7 convolution of stride 2, a pool of 3 x 3
/// of stride 2, four stages of two blocks with 64, 128, 256 and 512 channels. Names are those by which such weights are commonly kept.
/// </remarks>
internal sealed class ResNet18 : Module<Tensor, Tensor>
{
    /// <summary>Channels of the last stage.</summary>
    public const int Channels = 512;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d norm1;
    private readonly ResidualBlock[] blocks;

    static ResNet18() => TorchRuntime.Ensure();

    /// <summary>Makes a network with fresh weights, drawn from torch's generator.</summary>
    /// <param name="bands">Evidence layers, 1 or more.</param>
    public ResNet18(int bands)
        : base(nameof(ResNet18))
    {
        register_module("conv1", conv1 = Convolutions.Of(bands, 64, 7, 2));
        register_module("bn1", norm1 = Convolutions.Norm(64));
        var all = new List<ResidualBlock>();
        int inputs = 64;
        for (int stage = 1; stage <= 4; stage++)
        {
            int outputs = 32 << stage;
            ResidualBlock[] pair = [new(inputs, outputs, stage == 1 ? 1 : 2), new(outputs, outputs, 1)];
            register_module($"layer{stage}", ModuleList(pair));
            all.AddRange(pair);
            inputs = outputs;
        }

        blocks = [.. all];
    }

    /// <summary>(N, C, H, W) to (N, 512, H / 32, W / 32), each rounded up.</summary>
    public override Tensor forward(Tensor windows)
    {
        using var scope = NewDisposeScope();
        var x = BatchNormalisation.Of(norm1, conv1.forward(windows), training).relu();   // (N, 64, H / 2, W / 2)
        x = F.max_pool2d(x, 3, stride: 2, padding: 1);                                   // (N, 64, H / 4, W / 4)
        foreach (var block in blocks)
        {
            x = block.forward(x);
        }

        return x.MoveToOuterDisposeScope();
    }

    /// <summary>Every part is registered by a name of its own in the constructor.</summary>
    protected override void RegisterComponents()
    {
    }
}
