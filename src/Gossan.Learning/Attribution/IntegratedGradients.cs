using Gossan.Learning.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Attribution;

/// <summary>Shares a logit out among the evidence: the gradient along the straight way from nothing (zero, the mean of each layer) to the window.</summary>
/// <remarks>
/// Sundararajan, Taly and Yan 2017, "Axiomatic Attribution for Deep Networks", equation 1; the integral by Gauss-Legendre points.
/// The function must be in evaluation mode and treat each window by itself: that is the caller's duty. Then the result is
/// deterministic. Parameters need no gradients and get none. Works inside no_grad too.
/// </remarks>
public sealed class IntegratedGradients
{
    private readonly Func<Tensor, Tensor> logit;
    private readonly IReadOnlyList<(double Point, double Weight)> rule;
    private readonly int windowsAtOnce;

    static IntegratedGradients() => TorchRuntime.Ensure();

    /// <summary>Prepares to explain a function.</summary>
    /// <param name="logit">From (N, C, H, W) to (N) logits, differentiable, in evaluation mode; what it returns is disposed here.</param>
    /// <param name="points">Points of the integral: 12 for maps, 50 for studies.</param>
    /// <param name="windowsAtOnce">How many windows the function gets in one call: bounds the memory. 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public IntegratedGradients(Func<Tensor, Tensor> logit, int points = 12, int windowsAtOnce = 32)
    {
        ArgumentNullException.ThrowIfNull(logit);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowsAtOnce, 1);
        this.logit = logit;
        this.windowsAtOnce = windowsAtOnce;
        rule = GaussLegendre.Rule(points);
    }

    /// <summary>One value per window and evidence layer, and how far their sum is from the truth.</summary>
    /// <param name="windows">(N, C, H, W) standardised evidence, float32.</param>
    /// <returns>(N, C) and (N); the caller disposes it.</returns>
    public BandAttribution PerBand(Tensor windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        long n = windows.shape[0];
        var perBand = empty(n, windows.shape[1], device: windows.device);                // (N, C)
        var gap = empty(n, device: windows.device);                                      // (N)
        var atZero = logit(zeros_like(windows.narrow(0, 0, Math.Min(n, 1))));            // (1)
        for (long start = 0; start < n; start += windowsAtOnce)
        {
            using var chunk = NewDisposeScope();
            long count = Math.Min(windowsAtOnce, n - start);
            var x = windows.narrow(0, start, count);                                     // (n, C, H, W)
            var perCell = Integrate(x);                                                  // (n, C, H, W)
            perBand.narrow(0, start, count).copy_(perCell.mean([2, 3]));
            gap.narrow(0, start, count).copy_(perCell.to(ScalarType.Float64).sum([1, 2, 3]).Minus(logit(x).Minus(atZero)));
        }

        return new(perBand.MoveToOuterDisposeScope(), gap.MoveToOuterDisposeScope());
    }

    /// <summary>One value per window, evidence layer and cell.</summary>
    /// <param name="windows">(N, C, H, W) standardised evidence, float32.</param>
    /// <returns>(N, C, H, W) in logits.</returns>
    public Tensor PerCell(Tensor windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        using var scope = NewDisposeScope();
        var all = empty_like(windows);                                                   // (N, C, H, W)
        for (long start = 0; start < windows.shape[0]; start += windowsAtOnce)
        {
            using var chunk = NewDisposeScope();
            long count = Math.Min(windowsAtOnce, windows.shape[0] - start);
            all.narrow(0, start, count).copy_(Integrate(windows.narrow(0, start, count)));
        }

        return all.MoveToOuterDisposeScope();
    }

    private Tensor Integrate(Tensor windows)
    {
        using var scope = NewDisposeScope();
        using var gradient = enable_grad();
        var sum = zeros_like(windows);                                                   // (n, C, H, W)
        foreach (var (point, weight) in rule)
        {
            using var step = NewDisposeScope();
            using Scalar at = point.ToScalar(), share = weight.ToScalar();
            var x = windows.detach().mul(at).requires_grad_(true);                     // (n, C, H, W)
            var slope = autograd.grad([logit(x).sum()], [x])[0];                         // (n, C, H, W)
            sum.Add(slope.mul(share));
        }

        return (sum * windows.detach()).MoveToOuterDisposeScope();
    }
}
