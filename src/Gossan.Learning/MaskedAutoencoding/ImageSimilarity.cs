using Gossan.Learning.Torch;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>How much a painted window looks like the true one: structure (SSIM) and peak signal-to-noise ratio (PSNR).</summary>
public static class ImageSimilarity
{
    private const int Kernel = 11;
    private const double Sigma = 1.5;
    private const double K1 = 0.01;
    private const double K2 = 0.03;

    static ImageSimilarity() => TorchRuntime.Ensure();

    /// <summary>Structural similarity of each window.</summary>
    /// <param name="truth">(N, C, H, W). Windows smaller than the kernel's 11 cells are first resized to 11 x 11, bilinearly.</param>
    /// <param name="painted">(N, C, H, W).</param>
    /// <returns>(N) in [-1, 1], 1 for equal windows: the mean over bands and over the places where the kernel lies inside the window.</returns>
    /// <remarks>
    /// Wang et al. 2004, "Image Quality Assessment: From Error Visibility to Structural Similarity", equation 13: Gaussian kernel of
    /// 11 x 11 with standard deviation 1.5, K1 = 0.01, K2 = 0.03. The data range is the larger of the two tensors' ranges, over the whole batch.
    /// </remarks>
    public static Tensor Ssim(Tensor truth, Tensor painted)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (x, y) = (AtLeastKernel(truth), AtLeastKernel(painted));                     // (N, C, H, W)
        double range = Math.Max(Range(x), Range(y));
        double c1 = Math.Pow(K1 * range, 2), c2 = Math.Pow(K2 * range, 2);
        var meanX = Blur(x);                                                             // (N, C, H - 10, W - 10)
        var meanY = Blur(y);
        var varianceX = Blur(x * x).Minus(meanX * meanX).AtLeast(0);
        var varianceY = Blur(y * y).Minus(meanY * meanY).AtLeast(0);
        var covariance = Blur(x * y).Minus(meanX * meanY);
        var similarity = (meanX.Times(2) * meanY).Plus(c1) * covariance.Times(2).Plus(c2)
            / ((meanX * meanX).Plus(meanY * meanY).Plus(c1) * varianceX.Plus(varianceY).Plus(c2));  // (N, C, H - 10, W - 10)
        return similarity.flatten(1).mean([1]).MoveToOuterDisposeScope();
    }

    /// <summary>Structural similarity, averaged over the windows.</summary>
    /// <param name="truth">(N, C, H, W).</param>
    /// <param name="painted">(N, C, H, W).</param>
    /// <returns>In [-1, 1]; see <see cref="Ssim"/>.</returns>
    public static double MeanSsim(Tensor truth, Tensor painted)
    {
        using var scope = NewDisposeScope();
        return Ssim(truth, painted).to(ScalarType.Float64).mean().ToDouble();
    }

    /// <summary>Peak signal-to-noise ratio of the whole batch.</summary>
    /// <param name="truth">(N, C, H, W); the peak is its range, which always includes 0.</param>
    /// <param name="painted">(N, C, H, W).</param>
    /// <returns>10 log10(range² / mean squared error), in decibels; positive infinity for equal windows.</returns>
    /// <remarks>The authors take the range of the painting, so that a wild painting gains; here it is that of the truth.</remarks>
    public static double Psnr(Tensor truth, Tensor painted)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        double range = Math.Max(0, truth.max().ToDouble()) - Math.Min(0, truth.min().ToDouble());
        double error = truth.Minus(painted).square().to(ScalarType.Float64).mean().ToDouble();
        return 10 * Math.Log10(range * range / error);
    }

    private static Tensor AtLeastKernel(Tensor windows) => windows.shape[2] >= Kernel && windows.shape[3] >= Kernel
        ? windows
        : F.interpolate(windows, size: [Kernel, Kernel], mode: InterpolationMode.Bilinear, align_corners: false);

    private static double Range(Tensor windows) => windows.max().ToDouble() - windows.min().ToDouble();

    // The kernel is separable: rows, then columns; only places where it lies inside the window.
    private static Tensor Blur(Tensor windows)
    {
        using var scope = NewDisposeScope();
        long c = windows.shape[1];
        double[] weights = [.. Enumerable.Range(-(Kernel / 2), Kernel).Select(d => Math.Exp(-d * d / (2 * Sigma * Sigma)))];
        double sum = weights.Sum();
        var kernel = tensor(Array.ConvertAll(weights, weight => weight / sum)).to(windows.dtype, windows.device);         // (11)
        var rows = kernel.view(1, 1, Kernel, 1).expand(c, 1, Kernel, 1).contiguous();    // (C, 1, 11, 1)
        var columns = kernel.view(1, 1, 1, Kernel).expand(c, 1, 1, Kernel).contiguous(); // (C, 1, 1, 11)
        return F.conv2d(F.conv2d(windows, rows, groups: c), columns, groups: c).MoveToOuterDisposeScope();
    }
}
