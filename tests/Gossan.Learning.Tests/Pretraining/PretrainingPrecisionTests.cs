using Gossan.Learning.Pretraining;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Models;
using Gossan.Testing;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Pretraining;

public sealed class PretrainingPrecisionTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    private static readonly BackboneOptions Options = new()
    {
        Width = 32,
        Heads = 2,
        Blocks = 2,
        DecoderWidth = 16,
        DecoderHeads = 2,
        DecoderBlocks = 1,
        Batch = 32,
        Epochs = 4,
        WindowsPerEpoch = 512,
    };

    [Fact]
    public void In_bfloat16_the_loss_curve_stays_within_one_percent_and_the_weights_are_others()
    {
        using var folder = new TemporaryFolder();
        var exact = Run(folder["a"], Precision.Float32);
        var rounded = Run(folder["b"], Precision.Bfloat16);

        Assert.Equal(Precision.Bfloat16, rounded.Precision.Used);
        Assert.InRange(rounded.Precision.LargestDifference!.Value, 1e-7, PretrainingPrecision.LargestAccepted);
        Assert.Equal(Precision.Bfloat16, BackboneCard.Read(folder["b"], district.Windows).Precision!.Used);
        Assert.NotEqual(File.ReadAllBytes(folder["a/model.safetensors"]), File.ReadAllBytes(folder["b/model.safetensors"]));
        Assert.Equal(exact.History.Epochs.Count, rounded.History.Epochs.Count);
        foreach (var (a, b) in exact.History.Epochs.Zip(rounded.History.Epochs))
        {
            Assert.Equal(a[0], b[0], 0.01 * a[0]);
            Assert.Equal(a[1], b[1], 0.01 * a[1]);
        }
    }

    [Fact]
    public void Few_steps_are_done_in_float32_without_a_comparison_and_draw_nothing()
    {
        using var folder = new TemporaryFolder();
        var auto = Run(folder["a"], Precision.Auto);
        Run(folder["b"], Precision.Float32);

        Assert.Equal(Precision.Float32, auto.Precision.Used);
        Assert.Null(auto.Precision.LargestDifference);
        Assert.Contains(BfloatProcessor.IsThis ? "steps" : "processor", auto.Precision.Reason, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(folder["a/model.safetensors"]), File.ReadAllBytes(folder["b/model.safetensors"]));
    }

    [Fact]
    public void The_comparison_leaves_the_generator_as_it_was()
    {
        var sizes = Options.Architecture(district.Windows.Options, district.Windows.Bands.Count);
        manual_seed(3);
        using var expected = rand(4);
        manual_seed(3);
        var choice = PretrainingPrecision.Choose(
            Options with { Precision = Precision.Bfloat16 }, sizes, district.Windows, _ => district.Spread(64), 1000, TestContext.Current.CancellationToken);
        using var drawn = rand(4);

        Assert.Equal(Precision.Bfloat16, choice.Used);
        Near.Identical(expected, drawn);
    }

    [Fact]
    public void Auto_compares_where_the_work_is_long_and_the_processor_made_for_it()
    {
        var sizes = Options.Architecture(district.Windows.Options, district.Windows.Bands.Count);
        var choice = PretrainingPrecision.Choose(Options, sizes, district.Windows, _ => district.Spread(64), 1000, TestContext.Current.CancellationToken);

        Assert.Equal(BfloatProcessor.IsThis, choice.LargestDifference is not null);
        Assert.Equal(BfloatProcessor.IsThis ? Precision.Bfloat16 : Precision.Float32, choice.Used);
    }

    private PretrainingResult Run(string folder, Precision precision) =>
        BackbonePretraining.Run(district.Windows, Options with { Precision = precision }, 1, folder, cancellation: TestContext.Current.CancellationToken);
}
