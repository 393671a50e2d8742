using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;

namespace Gossan.Bench.Benchmarks;

/// <summary>How many tokens one pass of the encoder should take together.</summary>
internal sealed class TokensAtOnce : IBenchmark
{
    public string Name => "tokens";

    public string Question => $"Tokens that BackboneEncoder takes together: its own {BackboneEncoder.TokensAtOnce} (Gossan) against other numbers (baseline)";

    public IEnumerable<Row> Run(Effort effort) =>
        Run(effort, "paper-33", MadeNetwork.Paper33, effort.Of(128, 16)).Concat(Run(effort, "paper-5", MadeNetwork.Paper5, effort.Of(600, 64)));

    private static IEnumerable<Row> Run(Effort effort, string name, MaskedAutoencoderOptions sizes, int count)
    {
        int[] others = effort.Of<int[]>([1000, 1500, 2000, 3000, 4000, 8000, 16_000], [1000]);
        using var network = MadeNetwork.Classifier(sizes);
        using var windows = MadeNetwork.Windows(sizes, count);
        double[][] seconds = Turns.Seconds(effort.Of(7, 1), [.. others.Append(BackboneEncoder.TokensAtOnce).Select(tokens => (Action)(() => network.Features(windows, ((BackboneEncoder)network.Encoder).WindowsOf(tokens)).Dispose()))]);
        for (int i = 0; i < others.Length; i++)
        {
            yield return new Pair(seconds[i], seconds[^1]).FasterRow($"{name}, {count} windows, {others[i]} tokens");
        }
    }
}
