using Gossan.Learning.MaskedAutoencoding;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>The encoder of a masked autoencoder, nothing hidden.</summary>
/// <remarks>Of the autoencoder only the encoder is trained and saved, not the decoder.</remarks>
/// <param name="backbone">The autoencoder; disposed with this.</param>
/// <param name="kind">Which feature.</param>
internal sealed class BackboneEncoder(MaskedAutoencoder backbone, FeatureKind kind) : WindowEncoder
{
    /// <summary>Tokens that one pass of the encoder takes together: enough to fill two cores, few enough to stay in their caches (measured on one core: 60 windows a second, 48 at 31 thousand tokens; on two: 1.14 s for 128 windows, 1.25 s to 1.32 s at 500 to 3,000 and at 6,000 to 16,000, which is near the noise).</summary>
    internal const int TokensAtOnce = 4000;

    public MaskedAutoencoder Backbone => backbone;

    public override nn.Module Weights => backbone.Encoder;

    public override int Bands => backbone.Options.Bands;

    public override int Width => backbone.Options.Width + (WithCentre ? backbone.Options.Bands : 0);

    public override int WindowsAtOnce => WindowsOf(TokensAtOnce);

    private bool WithCentre => kind is FeatureKind.ClassCentre or FeatureKind.MeanCentre;

    /// <summary>Whole windows that so many tokens are, at least one.</summary>
    public int WindowsOf(int tokens) => Math.Max(1, tokens / (backbone.Options.Patches + 1));

    public override Tensor Features(Tensor windows)
    {
        using var scope = NewDisposeScope();
        var encoded = kind is FeatureKind.Class or FeatureKind.ClassCentre
            ? backbone.ClassFeature(windows)                                             // (N, D)
            : backbone.Encode(windows).narrow(1, 1, backbone.Options.Patches).mean([1]); // (N, D)
        var features = WithCentre ? cat([encoded, CentreCells(windows)], 1) : encoded;   // (N, D) or (N, D + C)
        return features.MoveToOuterDisposeScope();
    }

    public override WindowEncoder InBfloat16() => new BackboneEncoder(backbone.InBfloat16(), kind);

    public override void Dispose() => backbone.Dispose();
}
