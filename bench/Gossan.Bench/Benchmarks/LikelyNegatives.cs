using System.Diagnostics;
using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;

namespace Gossan.Bench.Benchmarks;

/// <summary>Sums of distances in blocks of windows and lanes of sites against a loop over pairs.</summary>
internal sealed class LikelyNegatives : IBenchmark
{
    private const int Sites = 200;

    public string Name => "negatives";

    public string Question => $"Distances of all windows from {Sites} sites in the space of 14 layers, summed: DistanceRanking against a loop over pairs, per pair";

    public IEnumerable<Row> Run(Effort effort)
    {
        using var made = new MadeStack(effort.Of(482, 132), MadeNetwork.Bands);
        var stack = made.Windows.Stacks[0];
        int count = (int)made.Windows.Count, every = effort.Of(20, 10);
        WindowCentre[] windows = [.. Enumerable.Range(0, count).Select(i => made.Windows[i])], sites = made.Draw(Sites), few = [.. windows.Where((_, i) => i % every == 0)];
        // A turn of either side takes about as long, so that neighbours slow both alike.
        double[] ours = [], reading = new double[few.Length], once = new double[few.Length];
        long before = Machine.ResidentBytes(), grown = 0;
        double[][] seconds = Turns.Seconds(effort.Of(5, 1), () => ByPairs(few, reading), () => OnceRead(few, once), Ours);
        for (int i = 0; i < few.Length; i++)
        {
            Same.Require(Math.Abs(ours[i * every] - reading[i]) <= 1e-9 * reading[i] && Math.Abs(once[i] - reading[i]) <= 1e-9 * reading[i], "sums");
        }

        double scale = (double)count / few.Length;
        yield return new Pair(PerAll(seconds[0]), seconds[2]).FasterRow($"{count:N0} windows; a loop that looks up both cells of each pair, timed on every {every}th window", effort.Of<double?>(20, null));
        yield return new Pair(PerAll(seconds[1]), seconds[2]).FasterRow($"{count:N0} windows; a loop over pairs whose cells have been looked up before, timed on every {every}th window");
        yield return new Pair(PerAll([ProcessorSeconds(() => ByPairs(few, reading))]), [ProcessorSeconds(Ours)]).FasterRow("the first again, in processor time of all cores together: what neighbours and the second core change least");
        yield return new("resident memory beside the evidence, sums and windows included", "", $"{grown / (double)(1 << 20):F0} MiB", $"{(double)grown / count:F0} bytes a window");

        double[] PerAll(double[] times) => [.. times.Select(time => time * scale)];

        void Ours()
        {
            ours = DistanceRanking.SumsOf(made.Windows, windows, sites);
            grown = Math.Max(grown, Machine.ResidentBytes() - before);
        }

        void ByPairs(WindowCentre[] some, double[] sums)
        {
            float[] a = new float[MadeNetwork.Bands], b = new float[MadeNetwork.Bands];
            for (int w = 0; w < some.Length; w++)
            {
                sums[w] = 0;
                foreach (var site in sites)
                {
                    stack.CopyCells(some[w].Row, some[w].Column, a);
                    stack.CopyCells(site.Row, site.Column, b);
                    sums[w] += Distance(a, b);
                }
            }
        }

        void OnceRead(WindowCentre[] some, double[] sums)
        {
            float[] a = new float[MadeNetwork.Bands];
            float[][] all = [.. sites.Select(site =>
            {
                float[] cells = new float[MadeNetwork.Bands];
                stack.CopyCells(site.Row, site.Column, cells);
                return cells;
            })];
            for (int w = 0; w < some.Length; w++)
            {
                stack.CopyCells(some[w].Row, some[w].Column, a);
                sums[w] = 0;
                foreach (float[] b in all)
                {
                    sums[w] += Distance(a, b);
                }
            }
        }
    }

    private static double ProcessorSeconds(Action work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Distance(float[] a, float[] b)
    {
        double square = 0;
        for (int band = 0; band < a.Length; band++)
        {
            double difference = (double)a[band] - b[band];
            square += difference * difference;
        }

        return Math.Sqrt(square);
    }
}
