using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.Estimation;
using Gossan.Learning.MaskedAutoencoding;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>How much of the machine's arithmetic the encoder uses.</summary>
internal sealed class EncoderThroughput : IBenchmark
{
    private static readonly int[] ProductEdges = [2048, 4096];

    public string Name => "throughput";

    public string Question => "Arithmetic of the paper-33 encoder, 14 bands, as a share of the machine's best float32 matrix product (baseline)";

    public IEnumerable<Row> Run(Effort effort)
    {
        var sizes = MadeNetwork.Paper33;
        int[] batches = effort.Of<int[]>([8, 32, 256], [8]), edges = effort.Of(ProductEdges, [1024]);
        using var scope = NewDisposeScope();
        using var network = MadeNetwork.Classifier(sizes);
        var squares = edges.Select(edge => (Left: randn(edge, edge), Right: randn(edge, edge))).ToArray();
        var windows = batches.Select(batch => MadeNetwork.Windows(sizes, batch)).ToArray();

        double[][] seconds = Turns.Seconds(effort.Of(9, 1), [
            .. squares.Select(square => (Action)(() => square.Left.mm(square.Right).Dispose())),
            .. windows.Select(input => (Action)(() => network.Features(input).Dispose())),
        ]);
        double peak = edges.Select((edge, i) => 2.0 * edge * edge * edge / seconds[i].Min()).Max();
        for (int i = 0; i < batches.Length; i++)
        {
            // The peak is the products' best turn, so the encoder's best turn stands beside it: both are what a free machine gives.
            var rate = Spread.Of(seconds[edges.Length + i].Select(s => batches[i] / s));
            foreach (var (kind, flop) in new[] { ("nominal", NetworkArithmetic.Encoding(sizes)), ("done", DoneFlop(sizes)) })
            {
                yield return new(
                    $"{batches[i]} windows, {Say.Digits(flop / 1e9)} GFLOP each ({kind})",
                    $"{Say.Digits(peak / 1e9)} GFLOP/s",
                    $"{Say.Digits(rate.Highest * flop / 1e9)} GFLOP/s, {Say.Digits(rate.Highest)} windows/s",
                    $"best turn **{Say.Digits(rate.Highest * flop / peak * 100)} %** (median {Say.Digits(rate.Median * flop / peak * 100)}, lowest {Say.Digits(rate.Lowest * flop / peak * 100)})");
            }
        }
    }

    /// <summary>What is really computed of it: the last block works for the [CLS] token alone, after the keys and values of all tokens.</summary>
    private static double DoneFlop(MaskedAutoencoderOptions sizes)
    {
        double t = sizes.Patches + 1, d = sizes.Width;
        return NetworkArithmetic.Encoding(sizes) - ((t - 1) * ((d * d * (2 + 2 + (4 * sizes.MlpRatio))) + (4 * t * d)));
    }
}
