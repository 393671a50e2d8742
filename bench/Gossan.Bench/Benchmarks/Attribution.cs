using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.Attribution;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>What integrated gradients cost: parameters without gradients, and no more points than a window needs.</summary>
internal sealed class Attribution : IBenchmark
{
    private const int Points = 12;

    public string Name => "attribution";

    public string Question => "Integrated gradients of paper-33, 14 bands, fresh weights: own against 12 points with gradients for all parameters, 64 windows at once, as the authors";

    public IEnumerable<Row> Run(Effort effort)
    {
        int count = effort.Of(64, 4), rounds = effort.Of(2, 1);
        using var made = new MadeStack(edge: 100, MadeNetwork.Bands);
        using var network = MadeNetwork.Classifier(MadeNetwork.Paper33);
        using var scope = NewDisposeScope();
        var windows = BatchTensors.Of(made.Batch(count));
        var rule = GaussLegendre.Rule(Points);
        int atOnce = network.Encoder.WindowsAtOnce;
        var options = new ExplanationOptions();
        float[] attributions = new float[count * MadeNetwork.Bands], gaps = new float[count], fixedGaps = FixedOf(atOnce), differences = Differences();

        // Held to what 12 points leave at the worst window: the same gap for fewer points.
        double leeway = fixedGaps.Zip(differences, (gap, difference) => Math.Abs(gap) / Math.Max(Math.Abs(difference), 0.1)).Max();
        int[] points = [];
        double[][] seconds = Turns.Seconds(rounds, Plain, Fixed, () => Adaptive(leeway));
        yield return new Pair(seconds[0], seconds[1]).FasterRow($"{count} windows, {Points} points, {atOnce} at once", effort.Of<double?>(1.4, null));
        yield return new Pair(seconds[0], seconds[2]).FasterRow($"{count} windows, adaptive, with the largest gap that {Points} points leave: {Says(points)}", effort.Of<double?>(4, null));
        yield return new($"largest gap of a window, as a share of its difference of scores or of 0.1", Say.Percent(Spread.Of([leeway])), Say.Percent(Spread.Of([gaps.Zip(differences, (gap, difference) => Math.Abs(gap) / Math.Max(Math.Abs(difference), 0.1)).Max()])), "");
        yield return Turns.Pair(1, Plain, () => Adaptive(options.Tolerance)).FasterRow($"{count} windows, adaptive, the default tolerance of {options.Tolerance:P0}");

        if (network.UseBfloat16(BfloatProcessor.IsThis) && BfloatProcessor.IsThis)
        {
            double[][] turns = Turns.Seconds(rounds, Plain, () => Frozen(() => FixedOf(atOnce, network.Rounded)), () => Adaptive(leeway, network.Rounded));
            yield return new Pair(turns[0], turns[1]).FasterRow($"{count} windows, {Points} points, bfloat16", effort.Of<double?>(2.4, null));
            yield return new Pair(turns[0], turns[2]).FasterRow($"{count} windows, adaptive, bfloat16, with the largest gap that {Points} points in float32 leave: {Says(points)}");
            network.UseBfloat16(false);
        }

        // Pieces of one call each: a few seconds.
        using var some = windows.narrow(0, 0, Math.Min(count, 16)).contiguous();
        yield return Turns.Pair(effort.Of(5, 1), () => OnePoint(some), () => Frozen(() => OnePoint(some))).FasterRow($"one point of {some.shape[0]} windows: parameters frozen against not, else the same");
        yield return Turns.Pair(effort.Of(5, 1), () => Frozen(() => OnePoint(windows)), () => Frozen(() => InParts(some.shape[0]))).FasterRow($"one point of {count} windows: {some.shape[0]} at once against all");
        yield return Turns.Pair(effort.Of(5, 1), () => Frozen(() => OnePoint(windows)), () => Frozen(() => InParts(atOnce))).FasterRow($"one point of {count} windows: {atOnce} at once against all");

        void Plain()
        {
            FreedMemory.GiveBack();
            using var inner = NewDisposeScope();
            var sum = zeros_like(windows);
            foreach (var (point, weight) in rule)
            {
                using var step = NewDisposeScope();
                var x = (windows * point).requires_grad_(true);
                network.forward(x).sum().backward();
                using var noGradient = no_grad();
                sum.add_(x.grad! * weight);
            }

            (sum * windows).mean([2, 3]).sum().item<float>();
            network.zero_grad();
        }

        void Fixed() => Frozen(() => FixedOf(atOnce));

        void Frozen(Action work)
        {
            FreedMemory.Keep();
            using var frozen = new FrozenParameters(network);
            work();
        }

        void OnePoint(Tensor all)
        {
            using var inner = NewDisposeScope();
            var x = (all * 0.5).requires_grad_(true);
            autograd.grad([network.forward(x).sum()], [x]);
        }

        void InParts(long together)
        {
            for (long first = 0; first < count; first += together)
            {
                using var part = windows.narrow(0, first, Math.Min(together, count - first));
                OnePoint(part);
            }
        }

        float[] FixedOf(int together, Func<Tensor, Tensor>? rounded = null)
        {
            using var result = new IntegratedGradients(rounded ?? network.forward, Points, together).PerBand(windows);
            return [.. result.Gap.data<float>()];
        }

        void Adaptive(double tolerance, Func<Tensor, Tensor>? rounded = null)
        {
            FreedMemory.Keep();
            using var frozen = new FrozenParameters(network);
            points = new AdaptiveIntegratedGradients(network.forward, atOnce, tolerance, options.MostPoints, rounded).Run(windows, [], attributions, gaps);
        }

        float[] Differences()
        {
            using var inference = inference_mode();
            using var inner = NewDisposeScope();
            return [.. (network.forward(windows) - network.forward(zeros_like(windows.narrow(0, 0, 1)))).data<float>()];
        }
    }

    private static string Says(int[] points) => string.Join(", ", points.GroupBy(n => n).OrderBy(group => group.Key).Select(group => $"{group.Count()} windows {group.Key}"));
}
