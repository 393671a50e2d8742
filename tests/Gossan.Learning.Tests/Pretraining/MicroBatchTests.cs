using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using Gossan.Learning.Pretraining;
using Gossan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Pretraining;

public sealed class MicroBatchTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Theory]
    [InlineData(LossCells.All, 0)]
    [InlineData(LossCells.Masked, 0)]
    [InlineData(LossCells.All, 0.5)]
    [InlineData(LossCells.Masked, 0.5)]
    public void Three_steps_in_parts_are_three_steps_at_once(LossCells loss, double hiddenLayers)
    {
        var options = new BackboneOptions { Width = 16, Blocks = 2, Heads = 2, DecoderWidth = 8, DecoderBlocks = 1, DecoderHeads = 2, Loss = loss, HiddenLayers = hiddenLayers };
        var whole = Steps(options, together: 600);
        var parts = Steps(options, together: 256);

        Assert.All(whole.Losses.Zip(parts.Losses), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.NotEqual(whole.Losses[0], whole.Losses[2], 1e-4);
        Assert.All(whole.Weights.Zip(parts.Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(whole.NextDraw, parts.NextDraw);
    }

    /// <summary>Three steps over batches of 600 windows, the last part smaller than the others.</summary>
    private (double[] Losses, float[] Weights, float NextDraw) Steps(BackboneOptions options, int together)
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        using var network = new MaskedAutoencoder(options.Architecture(district.Windows.Options, district.Windows.Bands.Count));
        var optimiser = new AdamW(network.named_parameters().Select(p => (p.name, p.parameter)), new());
        var batch = district.BatchOf(district.Spread(600));
        double[] losses = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            optimiser.ForgetGradients();
            double loss = BackbonePretraining.AddGradients(network, batch, options, together);
            optimiser.Step(1);
            return loss;
        })];
        float[] weights = [.. network.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];
        return (losses, weights, rand(1).ToSingle());
    }
}
