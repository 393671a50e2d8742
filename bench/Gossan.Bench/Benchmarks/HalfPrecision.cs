using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.Torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>The encoder's matrix products in bfloat16 against float32.</summary>
internal sealed class HalfPrecision : IBenchmark
{
    public string Name => "precision";

    public string Question => $"Forward pass of the paper-33 encoder, 14 bands: bfloat16 against float32; this processor has {(BfloatProcessor.IsThis ? "" : "no ")}bfloat16 products";

    public IEnumerable<Row> Run(Effort effort)
    {
        using var exact = MadeNetwork.Classifier(MadeNetwork.Paper33);
        using var rounded = MadeNetwork.Classifier(MadeNetwork.Paper33);
        rounded.UseBfloat16(true);
        foreach (int count in effort.Of<int[]>([32, 128], [4]))
        {
            using var windows = MadeNetwork.Windows(MadeNetwork.Paper33, count);
            using var one = exact.Features(windows);
            using var other = rounded.Features(windows);
            using var difference = (one - other).abs().max();
            yield return Turns.Pair(effort.Of(7, 1), () => exact.Features(windows).Dispose(), () => rounded.Features(windows).Dispose())
                .FasterRow($"{count} windows; features differ by at most {difference.item<float>():G2}", BfloatProcessor.IsThis ? effort.Of<double?>(1.6, null) : null);
        }
    }
}
