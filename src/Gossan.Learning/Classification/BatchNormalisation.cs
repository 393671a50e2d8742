using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Gossan.Learning.Classification;

/// <summary>Batch norm that can also be trained on a batch of one.</summary>
internal static class BatchNormalisation
{
    public const double Epsilon = 1e-5;

    public const double Momentum = 0.1;

    /// <summary>Normalises (N, D) or (N, D, H, W). In training mode, where N H W is 1, there is no variance: then by the running statistics, which stay as they are.</summary>
    public static Tensor Of(BatchNorm norm, Tensor x, bool training) => training && x.numel() > x.shape[1]
        ? norm.forward(x)
        : F.batch_norm(x, norm.running_mean, norm.running_var, norm.weight, norm.bias, training: false, eps: Epsilon);
}
