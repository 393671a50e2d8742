using Gossan.Learning.Checkpoints;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using Gossan.Testing;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.MaskedAutoencoding;

public sealed class GoldenAutoencoderTests
{
    [Theory, InlineData("tiny"), InlineData("full")]
    public void The_network_gives_the_authors_numbers(string size)
    {
        using var golden = new Golden(size);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var model = golden.Model();
        var (input, noise) = (golden["input"], golden["noise"]);

        Near.Equal(golden["patch_embed"], model.Embed(input));
        Near.Equal(golden["enc_nomask"], model.Encode(input));
        Near.Equal(golden["enc_nomask"][.., 0], model.ClassFeature(input));
        var features = model.EncodeKept(input, noise);
        Near.Equal(golden["enc_masked"], features);
        Near.Equal(golden["decoder_out"], model.Decode(features, noise));

        var result = model.Reconstruct(input, noise);
        Near.Equal(golden["decoder_out"], result.Painted);
        Near.Equal(golden["recon"], MaskedAutoencoder.Unpatchify(result.Painted, 3));
        Near.Identical(golden["mask"], result.Hidden);
        Near.Equal(golden["loss_mse_all"], result.Loss(LossCells.All));
        Near.Equal(golden["loss_mse_masked_only"], result.Loss(LossCells.Masked));
    }

    [Theory, InlineData("tiny"), InlineData("full")]
    public void Similarity_is_that_of_the_authors(string size)
    {
        using var golden = new Golden(size);
        using var scope = NewDisposeScope();
        var (truth, painted, mask) = (golden["input"], golden["recon"], golden["mask_img"]);

        Near.Equal(golden["ssim_full_per_image"], ImageSimilarity.Ssim(truth, painted));
        Near.Equal(golden["ssim_full"], ImageSimilarity.MeanSsim(truth, painted));
        Near.Equal(golden["ssim_masked_per_image"], ImageSimilarity.Ssim(truth * mask, painted * mask));
        Near.Equal(golden["ssim_masked"], ImageSimilarity.MeanSsim(truth * mask, painted * mask));
        Near.Equal(golden["psnr_full_range_from_image"], ImageSimilarity.Psnr(truth, painted));
        Near.Equal(golden["psnr_masked_range_from_image"], ImageSimilarity.Psnr(truth * mask, painted * mask));
    }

    [Fact]
    public void Gradients_and_one_clipped_step_are_those_of_the_authors()
    {
        using var golden = new Golden("tiny");
        using var theirs = SafeTensorsFile.Read(SharedData.PathOf("golden/tiny_grads.safetensors"));
        using var scope = NewDisposeScope();
        var model = golden.Model();
        var optimiser = new AdamW(model.named_parameters(), new AdamWOptions());
        model.Reconstruct(golden["input"], golden["noise"]).Loss(LossCells.All).backward();
        var parameters = model.named_parameters().ToDictionary(p => p.name, p => p.parameter, StringComparer.Ordinal);

        foreach (var (name, gradient) in theirs.Tensors.Where(t => t.Key.StartsWith("grad_mae.", StringComparison.Ordinal)))
        {
            Near.Equal(gradient, parameters[Golden.OurName(name["grad_mae.".Length..])].grad!);
        }

        double norm = optimiser.Step(maximalNorm: 1);

        Near.Equal(golden["grad_total_norm"], norm);
        foreach (var (name, weight) in theirs.Tensors.Where(t => t.Key.StartsWith("after_adamw.mae.", StringComparison.Ordinal)))
        {
            Near.Equal(weight, parameters[Golden.OurName(name["after_adamw.mae.".Length..])]);
        }

        Near.Equal(golden["loss_after_one_step"], model.Reconstruct(golden["input"], golden["noise"]).Loss(LossCells.All));
    }

    [Theory, InlineData(14, 5_259_134), InlineData(77, 5_477_429)]
    public void The_paper_model_has_the_papers_number_of_parameters(int bands, long count)
    {
        using var model = new MaskedAutoencoder(Golden.Full with { Bands = bands });
        Assert.Equal(count, model.parameters().Sum(p => p.numel()));
    }
}
