using System.Text.Json;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Classification;

public sealed class BackboneEncoderTests
{
    private static readonly MaskedAutoencoderOptions Sizes = new() { WindowSize = 9, PatchSize = 3, Bands = 5, Width = 16, Blocks = 2, Heads = 2, DecoderWidth = 8, DecoderBlocks = 1, DecoderHeads = 2 };

    [Theory]
    [InlineData(FeatureKind.Class, 16)]
    [InlineData(FeatureKind.Mean, 16)]
    [InlineData(FeatureKind.ClassCentre, 21)]
    [InlineData(FeatureKind.MeanCentre, 21)]
    public void A_feature_is_made_of_the_tokens_and_the_centre_cell(FeatureKind kind, int width)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var encoder = new BackboneEncoder(new(Sizes), kind);
        var windows = randn(4, 5, 9, 9);
        var tokens = encoder.Backbone.Encode(windows);
        var features = encoder.Features(windows);

        Assert.Equal(width, encoder.Width);
        Assert.Equal([4, width], features.shape);
        var expected = kind is FeatureKind.Class or FeatureKind.ClassCentre ? tokens.narrow(1, 0, 1).squeeze(1) : tokens.narrow(1, 1, 9).sum(1) / 9;
        Near.Equal(expected, features.narrow(1, 0, 16));
        if (width > 16)
        {
            Near.Identical(windows.narrow(2, 4, 1).narrow(3, 4, 1).reshape(4, 5), features.narrow(1, 16, 5));
        }
    }

    [Theory]
    [InlineData(FeatureKind.Class, "\"class\"")]
    [InlineData(FeatureKind.MeanCentre, "\"mean-centre\"")]
    public void A_kind_is_written_as_its_word(FeatureKind kind, string word) =>
        Assert.Equal(word, JsonSerializer.Serialize(kind, RecordJson.Options));

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var encoder = new BackboneEncoder(new(Sizes), FeatureKind.MeanCentre);
        using var windows = randn(4, 5, 9, 9);
        Assert.Equal(0, Near.Left(() => encoder.Features(windows).Dispose()));
    }
}
