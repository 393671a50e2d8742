using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Evidence.Windows;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>Steps of pretraining: own optimiser, batches read ahead and gradients in parts, against the library's optimiser and plain batches.</summary>
internal sealed class Pretraining : IBenchmark
{
    private const double LearningRate = 1e-3, WeightDecay = 1e-2, ClipNorm = 1;

    public string Name => "pretraining";

    public string Question => "Steps of pretraining, paper-33, 14 bands, reading included: own against torch's AdamW and clipping through TorchSharp on whole batches";

    public IEnumerable<Row> Run(Effort effort)
    {
        int rounds = effort.Of(2, 1), small = effort.Of(256, 8), large = 4 * small;
        using var made = new MadeStack(edge: 100, MadeNetwork.Bands);
        var centres = made.Draw(large);
        var options = BackbonePresets.Named("paper-33")!;
        using var theirs = Network();
        using var own = Network();
        using var torchs = optim.AdamW(theirs.parameters(), lr: LearningRate, weight_decay: WeightDecay);
        var ours = new AdamW(own.named_parameters().Select(p => (p.name, p.parameter)), new() { LearningRate = LearningRate, WeightDecay = WeightDecay });

        // As many windows on every side: four steps of the small batch, one of the large.
        int[] together = effort.Of<int[]>([64, 32], [4]);
        double[][] seconds = Turns.Seconds(rounds, [
            () => Theirs(small), () => Ours(small, BackbonePretraining.MostTogether), () => Theirs(large), () => Ours(large, BackbonePretraining.MostTogether),
            .. together.Select(most => (Action)(() => Ours(large, most)))]);
        yield return new Pair(seconds[0], seconds[1]).FasterRow($"{large} windows in batches of {small}", effort.Of<double?>(1.3, null));
        yield return new Pair(seconds[2], seconds[3]).FasterRow($"{large} windows in one batch");
        yield return new Pair(seconds[1], seconds[3]).FasterRow($"{large} windows: one batch (Gossan) against batches of {small} (baseline), both own", effort.Of<double?>(0.95, null));
        for (int i = 0; i < together.Length; i++)
        {
            yield return new Pair(seconds[4 + i], seconds[3]).FasterRow($"{large} windows in one batch: parts of {BackbonePretraining.MostTogether} (Gossan) against parts of {together[i]} (baseline), both own");
        }

        if (BfloatProcessor.IsThis)
        {
            using var rounded = Network();
            rounded.RoundProducts(true);
            var optimiser = new AdamW(rounded.named_parameters().Select(p => (p.name, p.parameter)), new() { LearningRate = LearningRate, WeightDecay = WeightDecay });
            yield return Turns.Pair(rounds, () => Ours(small, BackbonePretraining.MostTogether), () => Steps(rounded, optimiser, small, BackbonePretraining.MostTogether))
                .FasterRow($"{large} windows in batches of {small}: bfloat16 (Gossan) against float32 (baseline), both own");
        }

        void Theirs(int size)
        {
            FreedMemory.GiveBack();
            var batch = made.Windows.NewBatch(size);
            foreach (var some in centres.Chunk(size))
            {
                using var scope = NewDisposeScope();
                made.Windows.Fill(some, batch);
                torchs.zero_grad();
                theirs.Reconstruct(BatchTensors.Of(batch), rand(size, theirs.Options.Patches)).Loss(options.Loss).backward();
                nn.utils.clip_grad_norm_(theirs.parameters(), ClipNorm);
                torchs.step();
            }
        }

        void Ours(int size, int most) => Steps(own, ours, size, most);

        void Steps(MaskedAutoencoder network, AdamW optimiser, int size, int most)
        {
            FreedMemory.Keep();
            foreach (WindowBatch batch in made.Windows.Batches(centres, size))
            {
                optimiser.ForgetGradients();
                BackbonePretraining.AddGradients(network, batch, options, most);
                optimiser.Step(ClipNorm);
            }
        }
    }

    private static MaskedAutoencoder Network()
    {
        random.manual_seed(1);
        var network = new MaskedAutoencoder(MadeNetwork.Paper33);
        network.train();
        return network;
    }
}
