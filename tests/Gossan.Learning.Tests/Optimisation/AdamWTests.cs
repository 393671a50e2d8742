using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Gossan.Learning.Tests.Optimisation;

public sealed class AdamWTests
{
    private static readonly MaskedAutoencoderOptions Small = Golden.Tiny with { WindowSize = 9, Bands = 3 };

    [Fact]
    public void Six_steps_are_those_of_torch()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var a = new MaskedAutoencoder(Small);
        manual_seed(1);
        var b = new MaskedAutoencoder(Small);
        var theirs = optim.AdamW(a.parameters(), 1e-2, weight_decay: 0.05);
        var ours = new AdamW(b.named_parameters(), new AdamWOptions { LearningRate = 1e-2, WeightDecay = 0.05 });
        for (int step = 0; step < 6; step++)
        {
            var windows = randn(4, 3, 9, 9);
            var noise = rand(4, 9);
            theirs.zero_grad();
            a.Reconstruct(windows, noise).Loss(LossCells.All).backward();
            double theirNorm = nn.utils.clip_grad_norm_(a.parameters(), 0.5);
            theirs.step();
            ours.ForgetGradients();
            b.Reconstruct(windows, noise).Loss(LossCells.All).backward();
            Assert.Equal(theirNorm, ours.Step(0.5), 1e-4);
        }

        foreach (var (p, q) in a.parameters().Zip(b.parameters()))
        {
            Near.Equal(p, q, 2e-4);         // weights have gone up to 0.06; Adam divides by tiny gradients, where rounding shows
        }
    }

    [Fact]
    public void A_training_that_is_continued_gives_the_same_bytes()
    {
        using var scope = NewDisposeScope();
        float[] Train(bool interrupted)
        {
            var p = nn.Parameter(tensor(Enumerable.Range(0, 13).Select(i => (float)i).ToArray()));
            var q = nn.Parameter(ones(2));
            var optimiser = new AdamW([("p", p), ("q", q)], new AdamWOptions { LearningRate = 0.1 });
            for (int step = 0; step < 6; step++)
            {
                if (interrupted && step == 3)
                {
                    var state = optimiser.State();
                    Assert.Equal("p", Assert.Single(state.Keys));
                    Assert.Equal(3, state["p"].Steps);
                    optimiser = new AdamW([("p", p), ("q", q)], new AdamWOptions { LearningRate = 0.1 });
                    optimiser.Restore(state);
                }

                optimiser.ForgetGradients();
                (p * p).sum().backward();
                optimiser.Step(1);
            }

            Assert.Equal([1, 1], q.data<float>().ToArray());      // no gradient: not even decayed
            return p.data<float>().ToArray();
        }

        Assert.Equal(Train(interrupted: false), Train(interrupted: true));
    }

    [Fact]
    public void A_norm_that_is_not_finite_changes_nothing()
    {
        using var scope = NewDisposeScope();
        var p = nn.Parameter(ones(3));
        var optimiser = new AdamW([("p", p)], new AdamWOptions());
        (p * float.NaN).sum().backward();
        Assert.True(double.IsNaN(optimiser.Step(1)));
        Assert.Equal([1, 1, 1], p.data<float>().ToArray());
        Assert.Empty(optimiser.State());
    }

    [Fact]
    public void A_gradient_that_lies_otherwise_in_memory_is_read_in_order()
    {
        using var scope = NewDisposeScope();
        Parameter Moved(bool transposed)
        {
            var p = nn.Parameter(zeros(2, 3));
            var gradient = arange(6, ScalarType.Float32).view(2, 3);
            p.grad = transposed ? gradient.t().contiguous().t() : gradient;
            new AdamW([("p", p)], new AdamWOptions { Epsilon = 1 }).Step();
            return p;
        }

        Near.Identical(Moved(transposed: false), Moved(transposed: true));
    }

    [Fact]
    public void What_cannot_be_trained_or_restored_is_refused()
    {
        using var scope = NewDisposeScope();
        var p = nn.Parameter(ones(3));
        Assert.Throws<ArgumentException>(() => new AdamW([("p", p), ("p", p)], new AdamWOptions()));
        Assert.Throws<ArgumentException>(() => new AdamW([("p", nn.Parameter(ones(3, ScalarType.Float64)))], new AdamWOptions()));
        var optimiser = new AdamW([("p", p)], new AdamWOptions());
        Assert.Throws<ArgumentOutOfRangeException>(() => optimiser.Step(0));
        Assert.Throws<ArgumentException>(() => optimiser.Restore(new Dictionary<string, AdamWMoments>(StringComparer.Ordinal) { ["q"] = new(1, new float[3], new float[3]) }));
        Assert.Throws<ArgumentException>(() => optimiser.Restore(new Dictionary<string, AdamWMoments>(StringComparer.Ordinal) { ["p"] = new(1, new float[2], new float[3]) }));
        string text = Assert.Throws<OptimiserOptionsException>(new AdamWOptions { LearningRate = 0, WeightDecay = double.NaN, Beta1 = 1, Beta2 = -1, Epsilon = 0 }.Validated).Message;
        Assert.Equal(6, text.Split('\n').Length);
        Assert.Throws<OptimiserOptionsException>(new PlateauOptions { Factor = 1 }.Validated);
        Assert.Throws<OptimiserOptionsException>(new PlateauOptions { Patience = -1 }.Validated);
        Assert.Throws<OptimiserOptionsException>(new PlateauOptions { Threshold = 1 }.Validated);
    }

    [Fact]
    public void Memory_does_not_grow_while_training()
    {
        using var model = new MaskedAutoencoder(Small);
        var optimiser = new AdamW(model.named_parameters(), new AdamWOptions());
        using var windows = randn(8, 3, 9, 9);
        long Resident()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.WorkingSet64;
        }

        void Train(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                optimiser.ForgetGradients();
                model.Reconstruct(windows, rand(8, 9)).Loss(LossCells.Masked).backward();
                optimiser.Step(1);
            }
        }

        Train(50);
        long early = Resident(), tensors = Tensor.TotalCount;
        Train(250);
        long late = Resident();
        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.True(late < early * 1.05, $"{early >> 20} MiB after 50 steps, {late >> 20} MiB after 300");
    }
}
