using Gossan.Evidence.Windows;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Training;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>The encoder of a masked autoencoder with a head on its [CLS] feature.</summary>
/// <remarks>Of the autoencoder only the encoder is registered here, so the decoder is neither trained nor saved.</remarks>
internal sealed class ClassifierNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Tokens that one pass of the encoder takes together: enough to fill two cores, few enough to stay in their caches (measured on one core: 60 windows a second, 48 at 31 thousand tokens; on two: 1.14 s for 128 windows, 1.25 s to 1.32 s at 500 to 3,000 and at 6,000 to 16,000, which is near the noise).</summary>
    internal const int TokensAtOnce = 4000;

    public ClassifierNetwork(MaskedAutoencoder backbone, ClassifierHead head)
        : base(nameof(ClassifierNetwork))
    {
        (Backbone, Head) = (backbone, head);
        register_module("encoder", backbone.Encoder);
        register_module("head", head);
    }

    public MaskedAutoencoder Backbone { get; }

    public ClassifierHead Head { get; }

    /// <summary>(N, C, H, W) to (N) logits, with gradients.</summary>
    public override Tensor forward(Tensor windows)
    {
        using var scope = NewDisposeScope();
        return Head.forward(Backbone.ClassFeature(windows)).MoveToOuterDisposeScope();
    }

    /// <summary>(N, C, H, W) to (N, D), without gradients, a few windows at a time.</summary>
    public Tensor Features(Tensor windows, int tokensAtOnce = TokensAtOnce) =>
        Features((int)windows.shape[0], tokensAtOnce, (first, count) => windows.narrow(0, first, count));

    /// <summary>A batch to (N, D), without gradients. A few windows at a time become a tensor: one of them all would be fresh memory at each call, dear to touch.</summary>
    public Tensor Features(WindowBatch windows) =>
        Features(windows.Count, TokensAtOnce, (first, count) => BatchTensors.Of(windows, first, count));

    /// <summary>Every part is registered by a name of its own in the constructor.</summary>
    protected override void RegisterComponents()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Backbone.Dispose();
            Head.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Features(int n, int tokensAtOnce, Func<int, int, Tensor> windows)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        int atOnce = Math.Max(1, tokensAtOnce / (Backbone.Options.Patches + 1));
        var features = new List<Tensor>();
        for (int first = 0; first < n; first += atOnce)
        {
            using var some = windows(first, Math.Min(atOnce, n - first));                // (n, C, H, W)
            features.Add(Backbone.ClassFeature(some));                                   // (n, D)
        }

        return (features.Count == 0 ? empty(0, Backbone.Options.Width) : cat(features)).MoveToOuterDisposeScope();
    }
}
