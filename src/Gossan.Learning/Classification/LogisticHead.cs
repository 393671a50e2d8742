using Gossan.Learning.Torch;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>A logistic regression on the feature of a window, with the covariance of its coefficients.</summary>
/// <remarks>
/// Fitted by <see cref="LogisticHeadFitting"/>, never by gradients. Uncertainty is Laplace's approximation (MacKay 1992, "The Evidence
/// Framework Applied to Classification Networks"): a logit is normal around the score with variance x' S x, x the standardised feature
/// and 1 for the bias. The covariance S is kept as its Cholesky factor, so that no variance can come out negative.
/// </remarks>
internal sealed class LogisticHead : nn.Module<Tensor, Tensor>
{
    static LogisticHead() => TorchRuntime.Ensure();

    /// <summary>Makes a head that gives 0 for every window.</summary>
    /// <param name="width">Width D of the features, 1 or more.</param>
    public LogisticHead(int width)
        : base(nameof(LogisticHead))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        Add("mean", zeros(width));
        Add("scale", ones(width));
        Add("coefficients", zeros(width));
        Add("bias", zeros(1));
        Add("spread", zeros(width + 1, width + 1));

        void Add(string name, Tensor values)
        {
            register_buffer(name, values);
            values.DetachFromDisposeScope();    // a scope round the constructor must not free a part of the network
        }
    }

    /// <summary>Width D of the features.</summary>
    public int Width { get; }

    /// <summary>Takes over what was fitted.</summary>
    /// <param name="mean">(D) subtracted from a feature.</param>
    /// <param name="scale">(D) multiplies it then.</param>
    /// <param name="coefficients">(D + 1) per standardised feature and, last, the bias.</param>
    /// <param name="spread">(D + 1, D + 1) lower triangle L with L L' the covariance of the coefficients.</param>
    public void Set(Tensor mean, Tensor scale, Tensor coefficients, Tensor spread)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        this["mean"].copy_(mean);
        this["scale"].copy_(scale);
        this["coefficients"].copy_(coefficients.narrow(0, 0, Width));
        this["bias"].copy_(coefficients.narrow(0, Width, 1));
        this["spread"].copy_(spread);
    }

    /// <summary>(N, D) features to (N) logits.</summary>
    public override Tensor forward(Tensor features)
    {
        using var scope = NewDisposeScope();
        return Standardised(features).mv(this["coefficients"]).Plus(this["bias"]).MoveToOuterDisposeScope();
    }

    /// <summary>(N, D) features to (N, passes) logits: the quantiles (k + 0.5) / passes of each logit's normal distribution, smallest first.</summary>
    public Tensor Sample(Tensor features, int passes)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var x = cat([Standardised(features), ones(features.shape[0], 1)], 1);            // (N, D + 1)
        var spread = x.mm(this["spread"]).square().sum(1).sqrt();                          // (N)
        var quantiles = tensor(NormalQuantiles.Of(passes).Select(q => (float)q).ToArray());  // (passes)
        return forward(features).unsqueeze(1).Plus(spread.unsqueeze(1) * quantiles).MoveToOuterDisposeScope();
    }

    /// <summary>Every part is registered by a name of its own in the constructor.</summary>
    protected override void RegisterComponents()
    {
    }

    private Tensor this[string name] => get_buffer(name)!;

    private Tensor Standardised(Tensor features) => features.Minus(this["mean"]) * this["scale"];
}
