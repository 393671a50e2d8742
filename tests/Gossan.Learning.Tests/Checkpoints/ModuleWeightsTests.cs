using Gossan.Learning.Checkpoints;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Testing;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Checkpoints;

public sealed class ModuleWeightsTests
{
    private static readonly MaskedAutoencoderOptions Small = new() { WindowSize = 9, PatchSize = 3, Bands = 2, Width = 16, Blocks = 1, Heads = 2, DecoderWidth = 8, DecoderBlocks = 1, DecoderHeads = 2 };

    [Fact]
    public void A_network_comes_back_from_its_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var windows = randn(2, 2, 9, 9);
        var first = new MaskedAutoencoder(Small);
        var second = new MaskedAutoencoder(Small);
        SafeTensorsFile.Write(folder["a.safetensors"], ModuleWeights.Of(first));
        using var content = SafeTensorsFile.Read(folder["a.safetensors"]);
        ModuleWeights.Load(second, content.Tensors, "a.safetensors");
        Near.Identical(first.Encode(windows), second.Encode(windows));
        Assert.All(second.parameters(), p => Assert.True(p.requires_grad));
        Assert.Equal(0, Near.Left(() => ModuleWeights.Load(second, content.Tensors, "a.safetensors")));
    }

    [Fact]
    public void The_encoder_alone_can_be_saved_and_put_into_another_network()
    {
        using var scope = NewDisposeScope();
        var first = new MaskedAutoencoder(Small);
        var second = new MaskedAutoencoder(Small with { DecoderWidth = 4 });
        ModuleWeights.Load(second.Encoder, ModuleWeights.Of(first.Encoder), "a");
        var windows = randn(2, 2, 9, 9);
        Near.Identical(first.Encode(windows), second.Encode(windows));
    }

    [Fact]
    public void Weights_of_another_network_are_refused_and_none_is_taken()
    {
        using var scope = NewDisposeScope();
        var model = new MaskedAutoencoder(Small);
        var other = ModuleWeights.Of(new MaskedAutoencoder(Small with { Bands = 3 })).ToDictionary(StringComparer.Ordinal);
        other.Remove("encoder.class_token");
        other["strange"] = zeros(1);
        var before = ModuleWeights.Of(model).ToDictionary(w => w.Key, w => w.Value.clone(), StringComparer.Ordinal);
        string text = Assert.Throws<CheckpointException>(() => ModuleWeights.Load(model, other, "some.safetensors")).Message.ReplaceLineEndings("\n");
        Assert.Equal(
            """
            some.safetensors does not fit the network:
            - missing: encoder.class_token
            - not expected: strange
            - of another shape: decoder.painter.bias (27 instead of 18), decoder.painter.weight (27 x 8 instead of 18 x 8), encoder.patch_embedding.weight (16 x 3 x 3 x 3 instead of 16 x 2 x 3 x 3)
            Use the window, patch, layers and sizes that the file was trained with, or train again.
            """, text);
        Assert.All(ModuleWeights.Of(model), w => Near.Identical(before[w.Key], w.Value));
    }

    [Fact]
    public void A_long_list_of_differences_is_cut_short() =>
        Assert.Contains("missing: a, b, c, d, e and 2 more", CheckpointException.Differs("f", ["a", "b", "c", "d", "e", "f", "g"], [], []).Message);
}
