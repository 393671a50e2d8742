using Gossan.Learning.Classification;
using Gossan.Learning.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gossan.Learning.Residual;

/// <summary>Two 3 x 3 convolutions with batch norm, whose result is added to what came in.</summary>
/// <remarks>He et al. 2016, "Deep Residual Learning for Image Recognition", figure 2 and section 3.3, option B for the shortcut.</remarks>
internal sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d norm1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d norm2;
    private readonly Conv2d? shortcut;
    private readonly BatchNorm2d? shortcutNorm;

    /// <summary>Makes a block.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="stride">Step of the first convolution; beyond 1 a 1 x 1 convolution fits the shortcut.</param>
    public ResidualBlock(int inputs, int outputs, int stride)
        : base(nameof(ResidualBlock))
    {
        register_module("conv1", conv1 = Convolutions.Of(inputs, outputs, 3, stride));
        register_module("bn1", norm1 = Convolutions.Norm(outputs));
        register_module("conv2", conv2 = Convolutions.Of(outputs, outputs, 3, 1));
        register_module("bn2", norm2 = Convolutions.Norm(outputs));
        if (stride > 1 || inputs != outputs)
        {
            shortcut = Convolutions.Of(inputs, outputs, 1, stride);
            shortcutNorm = Convolutions.Norm(outputs);
            register_module("downsample", ModuleList<Module>(shortcut, shortcutNorm));
        }
    }

    /// <summary>(N, C, H, W) to (N, D, H / stride, W / stride).</summary>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = BatchNormalisation.Of(norm1, conv1.forward(x), training).relu();         // (N, D, H / stride, W / stride)
        y = BatchNormalisation.Of(norm2, conv2.forward(y), training);                    // (N, D, H / stride, W / stride)
        var kept = shortcut is null || shortcutNorm is null ? x : BatchNormalisation.Of(shortcutNorm, shortcut.forward(x), training);
        return y.Plus(kept).relu().MoveToOuterDisposeScope();
    }

    /// <summary>Every part is registered by a name of its own in the constructor.</summary>
    protected override void RegisterComponents()
    {
    }
}
