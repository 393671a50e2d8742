using Gossan.Learning.Attribution;
using Gossan.Learning.Classification;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Attribution;

public sealed class IntegratedGradientsTests
{
    [Theory]
    [InlineData("tiny", HeadKind.Linear, "march", 12), InlineData("tiny", HeadKind.Mlp, "aug", 12), InlineData("full", HeadKind.Linear, "march", 12)]
    [InlineData("full", HeadKind.Mlp, "aug", 12), InlineData("tiny", HeadKind.Linear, "march", 50), InlineData("tiny", HeadKind.Mlp, "aug", 50)]
    [InlineData("full", HeadKind.Linear, "march", 50), InlineData("full", HeadKind.Mlp, "aug", 50)]
    public void Attributions_are_those_of_the_authors(string size, HeadKind kind, string name, int points)
    {
        using var golden = new Golden(size);
        using var scope = NewDisposeScope();
        var model = golden.Model();
        var head = golden.Head(kind);
        foreach (var parameter in model.parameters().Concat(head.parameters()))
        {
            parameter.requires_grad_(false);
        }

        var integrated = new IntegratedGradients(x => Logit(model, head, x), points, windowsAtOnce: 3);
        var result = integrated.PerBand(golden["input"]);
        Near.Equal(golden[$"ig{points}_{name}_mean_hw"], result.PerBand, 1e-4);
        Near.Equal(golden[$"ig{points}_{name}_completeness_err"], result.Gap, 1e-4);
        if (points == 12 && kind == HeadKind.Linear)
        {
            Near.Equal(golden["ig12_march_full"], integrated.PerCell(golden["input"]), 1e-4);
        }
    }

    [Fact]
    public void A_polynomial_is_shared_out_exactly_whatever_the_batches()
    {
        using var scope = NewDisposeScope();
        var windows = randn(7, 2, 3, 3);
        Tensor Cubic(Tensor x) => (x.pow(3) + 2 * x).sum([1, 2, 3]);
        using var noGradient = no_grad();
        var result = new IntegratedGradients(Cubic, points: 2, windowsAtOnce: 3).PerBand(windows);
        Near.Equal((windows.pow(3) + 2 * windows).mean([2, 3]), result.PerBand, 1e-5);
        Near.Equal(zeros(7), result.Gap, 1e-4);
        Near.Identical(result.PerBand, new IntegratedGradients(Cubic, points: 2, windowsAtOnce: 100).PerBand(windows).PerBand);
    }

    [Fact]
    public void Parameters_get_no_gradient_and_no_tensor_is_left()
    {
        using var weight = nn.Parameter(ones(2));
        using var windows = ones(3, 2, 1, 1);
        var integrated = new IntegratedGradients(x =>
        {
            using var scope = NewDisposeScope();
            return (x.flatten(1) * weight).sum([1]).MoveToOuterDisposeScope();
        }, points: 3, windowsAtOnce: 2);
        Assert.Equal(0, Near.Left(() => integrated.PerBand(windows).Dispose()));
        Assert.Equal(0, Near.Left(() => integrated.PerCell(windows).Dispose()));
        Assert.Null(weight.grad);
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegratedGradients(x => x, points: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegratedGradients(x => x, windowsAtOnce: 0));
    }

    private static Tensor Logit(Learning.MaskedAutoencoding.MaskedAutoencoder model, ClassifierHead head, Tensor x)
    {
        using var scope = NewDisposeScope();
        return head.forward(model.ClassFeature(x)).MoveToOuterDisposeScope();
    }
}
