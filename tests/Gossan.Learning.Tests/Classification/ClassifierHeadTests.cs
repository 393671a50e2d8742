using Gossan.Learning.Checkpoints;
using Gossan.Learning.Classification;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Classification;

public sealed class ClassifierHeadTests
{
    internal static ClassifierHead Trained(HeadKind kind, double dropout = 0.5)
    {
        manual_seed(11);
        var head = new ClassifierHead(16, kind, dropout);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, weight) in ModuleWeights.Of(head).Where(w => w.Value.is_floating_point()))
        {
            weight.add_(rand_like(weight) * 0.5);
        }

        head.eval();
        return head;
    }

    [Theory, InlineData(HeadKind.Linear), InlineData(HeadKind.Mlp)]
    public void A_batch_of_one_window_can_be_trained_on_and_leaves_the_running_statistics(HeadKind kind)
    {
        using var scope = NewDisposeScope();
        var head = Trained(kind, dropout: 0);
        var before = ModuleWeights.Of(head).ToDictionary(w => w.Key, w => w.Value.clone(), StringComparer.Ordinal);
        var feature = randn(1, 16);
        var evaluated = head.forward(feature);
        head.train();
        var logit = head.forward(feature);
        logit.sum().backward();

        Near.Equal(evaluated, logit, 1e-6);
        Assert.All(head.parameters(), p => Assert.NotNull(p.grad));
        Assert.All(ModuleWeights.Of(head), w => Near.Identical(before[w.Key], w.Value));
    }

    [Fact]
    public void Training_drops_and_evaluation_does_not()
    {
        using var scope = NewDisposeScope();
        var head = Trained(HeadKind.Linear);
        var features = randn(5, 16);
        Near.Identical(head.forward(features), head.forward(features));
        head.train();
        Assert.True(Near.Distance(head.forward(features), head.forward(features)) > 1e-3);
    }

    [Fact]
    public void Names_are_stable()
    {
        using var linear = new ClassifierHead(16, HeadKind.Linear);
        using var mlp = new ClassifierHead(16, HeadKind.Mlp);
        Assert.Equal(["output.weight"], ModuleWeights.Of(linear).Keys, StringComparer.Ordinal);
        Assert.Equal(
            [
                "activation1.weight", "activation2.weight", "hidden1.bias", "hidden1.weight", "hidden2.bias", "hidden2.weight",
                "norm1.bias", "norm1.num_batches_tracked", "norm1.running_mean", "norm1.running_var", "norm1.weight",
                "norm2.bias", "norm2.num_batches_tracked", "norm2.running_mean", "norm2.running_var", "norm2.weight", "output.weight",
            ],
            ModuleWeights.Of(mlp).Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierHead(3, HeadKind.Mlp));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierHead(16, (HeadKind)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierHead(16, HeadKind.Linear, dropout: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierHead(16, HeadKind.Linear, dropout: -0.1));
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentOutOfRangeException>(() => SmoothedCrossEntropy.Of(zeros(1), zeros(1), smoothing: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmoothedCrossEntropy.Of(zeros(1), zeros(1), smoothing: 0, positiveWeight: 0));
    }

    [Fact]
    public void The_loss_is_its_formula()
    {
        using var scope = NewDisposeScope();
        double[] z = [-2, 0.5, 3];
        double[] y = [0, 1, 1];
        double expected = 0;
        for (int i = 0; i < 3; i++)
        {
            double target = y[i] * 0.8 + 0.1, p = 1 / (1 + Math.Exp(-z[i]));
            expected -= (2.5 * target * Math.Log(p) + (1 - target) * Math.Log(1 - p)) / 3;
        }

        var loss = SmoothedCrossEntropy.Of(tensor(z, ScalarType.Float32), tensor(y, ScalarType.Float32), smoothing: 0.2, positiveWeight: 2.5);
        Assert.Equal(expected, loss.ToDouble(), 1e-6);
    }

    [Fact]
    public void No_method_leaves_a_tensor_behind()
    {
        using var features = randn(4, 16);
        using var labels = ones(4);
        using var head = Trained(HeadKind.Mlp);
        Assert.Equal(0, Near.Left(() => head.forward(features).Dispose()));
        Assert.Equal(0, Near.Left(() =>
        {
            head.train();
            head.forward(features).Dispose();
            head.eval();
        }));
        Assert.Equal(0, Near.Left(() => SmoothedCrossEntropy.Of(labels, labels, 0.2).Dispose()));
        Assert.Equal(0, Near.Left(() => new ThinnedHeads(head, 20, 1).Sample(features).Dispose()));
    }
}
