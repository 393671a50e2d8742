using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>One pass over the weights in C# against TorchSharp's optimiser.</summary>
internal sealed class OptimiserStep : IBenchmark
{
    private const double LearningRate = 1e-3, WeightDecay = 1e-2, ClipNorm = 1;

    public string Name => "adamw";

    public string Question => "Clipping and one AdamW step of the paper-33 autoencoder: own against torch's through TorchSharp";

    public IEnumerable<Row> Run(Effort effort)
    {
        using var theirs = WithGradients();
        using var own = WithGradients();
        using var torchs = optim.AdamW(theirs.parameters(), lr: LearningRate, weight_decay: WeightDecay);
        var ours = new AdamW(own.named_parameters().Select(p => (p.name, p.parameter)), new() { LearningRate = LearningRate, WeightDecay = WeightDecay });
        Step(4);
        Same.Require(own.parameters().Zip(theirs.parameters(), (a, b) => (a - b).abs().max().ToSingle()).Max() < 1e-4, "weights");

        long weights = own.parameters().Sum(p => p.numel());
        yield return Turns.Pair(effort.Of(15, 2), TorchStep, OwnStep).FasterRow($"{weights / 1e6:F1} million weights");

        int steps = effort.Of(30, 5);
        long ownGrowth = Growth(OwnStep, steps);
        foreach (var (how, step) in new (string, Action)[] { ("a dispose scope round torch's step", TorchStep), ("no dispose scope", TorchStepBare) })
        {
            long torchGrowth = Growth(step, steps);
            yield return new(
                $"resident memory after {steps} steps without a collection; {how}", MiB(torchGrowth), MiB(ownGrowth),
                $"{MiB(torchGrowth / steps)} against {MiB(ownGrowth / steps)} a step");
        }

        void TorchStep()
        {
            using var scope = NewDisposeScope();
            TorchStepBare();
        }

        void TorchStepBare()
        {
            nn.utils.clip_grad_norm_(theirs.parameters(), ClipNorm);
            torchs.step();
        }

        void OwnStep() => ours.Step(ClipNorm);

        void Step(int count)
        {
            for (int i = 0; i < count; i++)
            {
                TorchStep();
                OwnStep();
            }
        }
    }

    private static MaskedAutoencoder WithGradients()
    {
        random.manual_seed(1);
        var network = new MaskedAutoencoder(MadeNetwork.Paper33);
        foreach (var parameter in network.parameters())
        {
            parameter.grad = randn_like(parameter) * 0.01f;
        }

        return network;
    }

    private static long Growth(Action step, int steps)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        long before = Machine.ResidentBytes();
        for (int i = 0; i < steps; i++)
        {
            step();
        }

        return Machine.ResidentBytes() - before;
    }

    private static string MiB(long bytes) => $"{Say.Digits(bytes / (double)(1 << 20))} MiB";
}
