using CsCheck;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.MaskedAutoencoding;

public sealed class MaskedAutoencoderTests
{
    private static readonly MaskedAutoencoderOptions Small = new() { WindowSize = 9, PatchSize = 3, Bands = 2, Width = 16, Blocks = 2, Heads = 2, DecoderWidth = 8, DecoderBlocks = 1, DecoderHeads = 2 };

    [Fact]
    public void Patches_put_together_are_the_window_again() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 4]).Sample((n, c, side, p) =>
        {
            using var scope = NewDisposeScope();
            var windows = arange(n * c * side * p * side * p).view(n, c, side * p, side * p);
            var patches = MaskedAutoencoder.Patchify(windows, p);
            Assert.Equal([n, side * side, c * p * p], patches.shape);
            Near.Identical(windows, MaskedAutoencoder.Unpatchify(patches, p));
        }, iter: 1000);

    [Fact]
    public void A_patch_is_laid_out_as_channel_row_column()
    {
        using var scope = NewDisposeScope();
        var patches = MaskedAutoencoder.Patchify(arange(32).view(1, 2, 4, 4), 2);
        Assert.Equal([2L, 3, 6, 7, 18, 19, 22, 23], patches[0, 1].data<long>().ToArray());
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void The_class_feature_is_the_first_token_of_the_whole_encoding(int blocks)
    {
        using var scope = NewDisposeScope();
        using var model = new MaskedAutoencoder(Small with { Blocks = blocks });
        var windows = randn(3, 2, 9, 9);
        Near.Equal(model.Encode(windows)[.., 0], model.ClassFeature(windows), tolerance: 1e-5);
    }

    [Fact]
    public void Hidden_patches_do_not_change_what_the_encoder_gives()
    {
        using var scope = NewDisposeScope();
        using var model = new MaskedAutoencoder(Small);
        var windows = randn(3, 2, 9, 9);
        var noise = rand(3, 9);
        var hidden = MaskedAutoencoder.Unpatchify(model.Reconstruct(windows, noise).Hidden.unsqueeze(-1).expand(3, 9, 18), 3);
        var others = windows + hidden * 1000;

        Near.Identical(model.EncodeKept(windows, noise), model.EncodeKept(others, noise));
        Assert.True(Near.Distance(model.Encode(windows), model.Encode(others)) > 0.01);
    }

    [Fact]
    public void Hidden_layers_do_not_change_the_painting_and_stay_in_the_truth()
    {
        using var scope = NewDisposeScope();
        using var model = new MaskedAutoencoder(Small);
        var windows = randn(2, 2, 9, 9);
        var noise = rand(2, 9);
        var layers = tensor([0f, 1, 1, 0], [2, 2]);
        var others = windows + 1000 * layers.unsqueeze(-1).unsqueeze(-1);
        var result = model.Reconstruct(windows, noise, layers);

        Near.Identical(result.Painted, model.Reconstruct(others, noise, layers).Painted);
        Near.Identical(MaskedAutoencoder.Patchify(windows, 3), result.Truth);
        Assert.True(Near.Distance(result.Painted, model.Reconstruct(windows, noise).Painted) > 1e-3);
    }

    [Fact]
    public void The_masked_loss_counts_hidden_patches_and_hidden_layers_of_shown_patches()
    {
        using var scope = NewDisposeScope();
        var error = randn(2, 3, 4);                                     // two windows, three patches, two bands of two cells
        var hidden = tensor([1f, 0, 0, 0, 1, 1], [2, 3]);
        var layers = tensor([0f, 1, 0, 0], [2, 2]);
        float[] squares = [.. error.data<float>().Select(e => e * e)];
        int[] unseen = [0, 1, 2, 3, 6, 7, 10, 11, 16, 17, 18, 19, 20, 21, 22, 23];
        double expected = unseen.Average(i => (double)squares[i]);

        var loss = ReconstructionLoss.Of(zeros_like(error), error, hidden, LossCells.Masked, layers);
        Near.Equal(loss, expected, 1e-6);
        Near.Equal(ReconstructionLoss.Of(zeros_like(error), error, hidden, LossCells.Masked), ReconstructionLoss.Of(zeros_like(error), error, hidden, LossCells.Masked, zeros(2, 2)).ToDouble(), 1e-6);
        Near.Equal(ReconstructionLoss.Of(zeros_like(error), error, hidden, LossCells.All, layers), squares.Average(v => (double)v), 1e-6);
    }

    [Fact]
    public void As_many_patches_are_hidden_as_the_ratio_says_and_ties_keep_their_order()
    {
        using var scope = NewDisposeScope();
        using var model = new MaskedAutoencoder(Small);
        var hidden = model.Reconstruct(randn(2, 2, 9, 9), zeros(2, 9)).Hidden;
        Assert.Equal([0f, 0, 1, 1, 1, 1, 1, 1, 1], hidden[1].data<float>().ToArray());
    }

    [Fact]
    public void Eight_windows_are_learnt_by_heart_in_sixty_steps()
    {
        double Train(LossCells cells)
        {
            using var scope = NewDisposeScope();
            manual_seed(5);
            using var model = new MaskedAutoencoder(Small with { Width = 32, DecoderWidth = 32 });
            var windows = randn(8, 2, 3, 3).repeat_interleave(3, 2).repeat_interleave(3, 3);
            var noise = rand(8, 9);
            var optimiser = new AdamW(model.named_parameters(), new AdamWOptions { LearningRate = 3e-3, WeightDecay = 0 });
            double loss = 0;
            for (int step = 0; step < 60; step++)
            {
                using var inner = NewDisposeScope();
                optimiser.ForgetGradients();
                var value = model.Reconstruct(windows, noise).Loss(cells);
                value.backward();
                optimiser.Step(1);
                loss = value.ToDouble();
            }

            return loss;
        }

        double all = Train(LossCells.All);
        double masked = Train(LossCells.Masked);
        Assert.InRange(all, 0, 0.1);         // 1 is painting the mean
        Assert.InRange(masked, 0, 0.1);
        Assert.Equal(all, Train(LossCells.All));      // one seed, one result, bit by bit
    }

    [Fact]
    public void One_seed_gives_the_same_weights_bit_by_bit()
    {
        manual_seed(3);
        using var a = new MaskedAutoencoder(Small);
        manual_seed(3);
        using var b = new MaskedAutoencoder(Small);
        foreach (var (name, weight) in ModuleWeights.Of(a))
        {
            Near.Identical(weight, ModuleWeights.Of(b)[name]);
        }
    }

    [Fact]
    public void A_network_outlives_the_dispose_scope_that_it_was_made_in()
    {
        MaskedAutoencoder model;
        using (NewDisposeScope())
        {
            model = new(Small);
        }

        using var windows = zeros(1, 2, 9, 9);
        using var features = model.Encode(windows);
        Assert.Equal([1, 10, 16], features.shape);
        model.Dispose();
    }

    [Fact]
    public void Tables_and_tokens_start_small_and_have_stable_names()
    {
        using var model = new MaskedAutoencoder(Golden.Tiny);
        var weights = ModuleWeights.Of(model);
        using var spread = weights["encoder.positions"].std();
        Assert.InRange(spread.ToDouble(), 0.018, 0.022);
        string[] expected =
        [
            "decoder.blocks.0.attention_in.weight", "decoder.blocks.0.attention_out.bias", "decoder.blocks.0.attention_out.weight",
            "decoder.blocks.0.mlp_in.bias", "decoder.blocks.0.mlp_in.weight", "decoder.blocks.0.mlp_out.bias", "decoder.blocks.0.mlp_out.weight",
            "decoder.blocks.0.norm1.bias", "decoder.blocks.0.norm1.weight", "decoder.blocks.0.norm2.bias", "decoder.blocks.0.norm2.weight",
            "decoder.embedding.bias", "decoder.embedding.weight", "decoder.mask_token", "decoder.norm.bias", "decoder.norm.weight",
            "decoder.painter.bias", "decoder.painter.weight", "decoder.positions",
            "encoder.class_token", "encoder.norm.bias", "encoder.norm.weight", "encoder.patch_embedding.bias", "encoder.patch_embedding.weight", "encoder.positions",
        ];
        Assert.Equal(expected, weights.Keys.Where(k => !k.StartsWith("encoder.blocks", StringComparison.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(weights.Keys.Where(k => k.StartsWith("encoder.", StringComparison.Ordinal)).Select(k => k[8..]), ModuleWeights.Of(model.Encoder).Keys, StringComparer.Ordinal);
        Assert.Equal([32, 14, 3, 3], weights["encoder.patch_embedding.weight"].shape);
    }

    [Fact]
    public void Small_windows_are_resized_for_similarity_and_equal_ones_score_one()
    {
        using var scope = NewDisposeScope();
        var window = randn(3, 2, 5, 5);
        Near.Equal(ones(3), ImageSimilarity.Ssim(window, window), 1e-6);
        Assert.Equal(double.PositiveInfinity, ImageSimilarity.Psnr(window, window));
        var other = randn(3, 2, 5, 5);
        Tensor Large(Tensor t) => nn.functional.interpolate(t, size: [11, 11], mode: InterpolationMode.Bilinear, align_corners: false);
        Near.Equal(ImageSimilarity.Ssim(Large(window), Large(other)), ImageSimilarity.Ssim(window, other), 1e-6);
        Assert.True(ImageSimilarity.MeanSsim(window, other) < 0.9);
    }

    [Fact]
    public void Nothing_hidden_gives_a_masked_loss_of_zero()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, ReconstructionLoss.Of(zeros(1, 2, 3), ones(1, 2, 3), zeros(1, 2), LossCells.Masked).ToSingle());
        Assert.Throws<ArgumentOutOfRangeException>(() => ReconstructionLoss.Of(zeros(1, 2, 3), ones(1, 2, 3), zeros(1, 2), (LossCells)9));
    }

    [Fact]
    public void No_method_leaves_a_tensor_behind()
    {
        using var model = new MaskedAutoencoder(Small);
        using var windows = randn(2, 2, 9, 9);
        using var noise = rand(2, 9);
        Assert.Equal(0, Near.Left(() => model.Encode(windows).Dispose()));
        Assert.Equal(0, Near.Left(() => model.ClassFeature(windows).Dispose()));
        Assert.Equal(0, Near.Left(() =>
        {
            using var features = model.EncodeKept(windows, noise);
            model.Decode(features, noise).Dispose();
        }));
        Assert.Equal(0, Near.Left(() =>
        {
            using var result = model.Reconstruct(windows, noise);
            result.Loss(LossCells.All).Dispose();
            result.Loss(LossCells.Masked).Dispose();
        }));
        Assert.Equal(0, Near.Left(() =>
        {
            using var patches = MaskedAutoencoder.Patchify(windows, 3);
            MaskedAutoencoder.Unpatchify(patches, 3).Dispose();
        }));
        Assert.Equal(0, Near.Left(() => ImageSimilarity.Ssim(windows, windows).Dispose()));
        Assert.Equal(0, Near.Left(() => ImageSimilarity.Psnr(windows, windows)));
        Assert.Equal(0, Near.Left(() => ImageSimilarity.MeanSsim(windows, windows)));
        Assert.Equal(0, Near.Left(() => ModuleWeights.Of(model)));
    }
}
