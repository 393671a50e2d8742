using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Prospectivity.Mapping;

namespace Gossan.Bench.Benchmarks;

/// <summary>Whether a window costs the same in a large region as in a small one.</summary>
internal sealed class RegionGrowth : IBenchmark
{
    /// <summary>A network small enough that what stands around it would be seen.</summary>
    private static readonly MaskedAutoencoderOptions Small = MadeNetwork.Paper33 with { PatchSize = 11, Width = 32, Blocks = 1, Heads = 2 };

    public string Name => "growth";

    public string Question => "A map with 100 dropout passes of a very small network on regions of 1, 4 and 16 times as many windows: time per window against the smallest region's";

    public IEnumerable<Row> Run(Effort effort)
    {
        int side = effort.Of(40, 16);
        int[] edges = [.. new[] { 1, 2, 4 }.Select(times => (times * side) + MadeStack.WindowSize - 1)];
        MadeStack[] regions = [.. edges.Select(edge => new MadeStack(edge, MadeNetwork.Bands))];
        var folder = Directory.CreateTempSubdirectory("gossan-bench-growth-");
        using var model = MadeNetwork.Trained(Small);
        try
        {
            long[] resident = new long[regions.Length];
            double[][] seconds = Turns.Seconds(effort.Of(3, 1), [.. regions.Select((region, i) => (Action)(() => Map(region, ref resident[i])))]);
            double[][] perWindow = [.. seconds.Select((times, i) => (double[])[.. times.Select(time => time / regions[i].Windows.Count)])];
            for (int i = 0; i < regions.Length; i++)
            {
                yield return new Pair(perWindow[0], perWindow[i]).ShareRow($"{regions[i].Windows.Count:N0} windows; at most {resident[i] >> 20:N0} MiB resident while mapping");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
            foreach (var region in regions)
            {
                region.Dispose();
            }
        }

        void Map(MadeStack region, ref long resident)
        {
            string journal = Path.Combine(folder.FullName, "journal");
            var watch = new Watch();
            ProspectivityMapping.Run(new() { Model = model, Windows = region.Windows, Region = 0, Folder = folder.FullName, Options = new() { Novelty = false }, JournalPath = journal, JournalKey = "bench" }, watch);
            File.Delete(journal);
            resident = Math.Max(resident, watch.Most);
        }
    }

    /// <summary>Looks at the process's memory from time to time.</summary>
    private sealed class Watch : IProgress<WorkProgress>
    {
        private const int Every = 16;
        private int reports;

        public long Most { get; private set; }

        public void Report(WorkProgress value)
        {
            if (reports++ % Every == 0)
            {
                Most = Math.Max(Most, Machine.ResidentBytes());
            }
        }
    }
}
