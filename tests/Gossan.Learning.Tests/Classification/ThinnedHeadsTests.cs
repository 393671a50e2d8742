using Gossan.Learning.Checkpoints;
using Gossan.Learning.Classification;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Classification;

public sealed class ThinnedHeadsTests
{
    [Theory, InlineData(HeadKind.Linear), InlineData(HeadKind.Mlp)]
    public void Mean_and_spread_are_those_of_dropout_done_many_times(HeadKind kind)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var head = ClassifierHeadTests.Trained(kind, dropout: 0.3);
        var features = randn(3, 16);
        const int passes = 4000;
        var samples = new ThinnedHeads(head, passes, seed: 0).Sample(features);

        head.train();
        foreach (var (name, module) in head.named_children().Where(m => m.name.StartsWith("norm", StringComparison.Ordinal)))
        {
            module.eval();
        }

        var naive = stack(Enumerable.Range(0, passes).Select(_ => head.forward(features)), dim: 1);
        Assert.Equal([3, passes], samples.shape);
        var spread = naive.std(1);                                      // (3)
        Assert.True(spread.min().ToDouble() > 0.01);
        Assert.True(((samples.mean([1]) - naive.mean([1])).abs() / spread).max().ToDouble() < 0.1);
        Assert.True((samples.std(1) / spread - 1).abs().max().ToDouble() < 0.1);
    }

    [Theory, InlineData(HeadKind.Linear), InlineData(HeadKind.Mlp)]
    public void Without_dropout_every_sample_is_the_head(HeadKind kind)
    {
        using var scope = NewDisposeScope();
        var head = ClassifierHeadTests.Trained(kind, dropout: 0);
        var features = randn(6, 16);
        Near.Equal(head.forward(features).unsqueeze(1).expand(6, 5).contiguous(), new ThinnedHeads(head, 5, seed: 1).Sample(features));
    }

    [Theory, InlineData(HeadKind.Linear), InlineData(HeadKind.Mlp)]
    public void A_window_has_its_samples_whatever_batch_it_comes_in(HeadKind kind)
    {
        using var scope = NewDisposeScope();
        var head = ClassifierHeadTests.Trained(kind);
        var features = randn(50, 16);
        var heads = new ThinnedHeads(head, 30, seed: 9);
        var all = heads.Sample(features);
        Near.Equal(all.narrow(0, 17, 1), heads.Sample(features.narrow(0, 17, 1)));
        Near.Identical(all, new ThinnedHeads(head, 30, seed: 9).Sample(features));
        Assert.True(Near.Distance(all, new ThinnedHeads(head, 30, seed: 10).Sample(features)) > 0.01);
    }

    [Fact]
    public void A_wide_head_is_sampled_in_pieces()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        manual_seed(2);
        var head = new ClassifierHead(1024, HeadKind.Mlp);
        head.eval();
        var features = randn(5, 1024);
        var samples = new ThinnedHeads(head, 20, seed: 3).Sample(features);      // 8 passes of this width at once
        Assert.True(samples.isfinite().all().ToBoolean());
        Assert.True(samples.std(1).min().ToDouble() > 1e-3);
        Near.Equal(samples.narrow(0, 2, 1), new ThinnedHeads(head, 20, seed: 3).Sample(features.narrow(0, 2, 1)));
    }

    [Fact]
    public void Sampling_changes_no_weight_no_buffer_and_no_mode()
    {
        using var scope = NewDisposeScope();
        var head = ClassifierHeadTests.Trained(HeadKind.Mlp);
        head.train();
        var before = ModuleWeights.Of(head).ToDictionary(w => w.Key, w => w.Value.clone(), StringComparer.Ordinal);
        new ThinnedHeads(head, 10, seed: 1).Sample(randn(7, 16));
        Assert.True(head.training);
        Assert.All(ModuleWeights.Of(head), w => Near.Identical(before[w.Key], w.Value));
        Assert.All(head.parameters(), p => Assert.True(p.requires_grad));
    }
}
