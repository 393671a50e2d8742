using Gossan.Learning.Classification;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gossan.Learning.Residual;

/// <summary>The layers that a residual network is made of, with their first weights.</summary>
internal static class Convolutions
{
    /// <summary>A convolution without bias, which the batch norm behind it has.</summary>
    /// <remarks>He et al. 2015, "Delving Deep into Rectifiers": normal with variance 2 / (outputs x kernel²).</remarks>
    public static Conv2d Of(int inputs, int outputs, int kernel, int stride)
    {
        var convolution = Conv2d(inputs, outputs, kernel_size: kernel, stride: stride, padding: kernel / 2, bias: false);
        using var noGradient = no_grad();
        convolution.weight!.normal_(0, Math.Sqrt(2.0 / (outputs * kernel * kernel)));
        return convolution;
    }

    public static BatchNorm2d Norm(int channels) => BatchNorm2d(channels, eps: BatchNormalisation.Epsilon, momentum: BatchNormalisation.Momentum);
}
