using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Mapping;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>What a map costs beside the network's own forward pass: reading windows, dropout samples, journal, rasters.</summary>
internal sealed class AroundTheNetwork : IBenchmark
{
    private const double AskedFor = 0.9;

    public string Name => "around";

    public string Question => "A whole map with uncertainty, paper-33, 14 bands: windows per second as a share of the network's own forward pass in inference mode";

    public IEnumerable<Row> Run(Effort effort)
    {
        int edge = effort.Of(48, 36), rounds = effort.Of(5, 1);
        using var made = new MadeStack(edge, MadeNetwork.Bands);
        using var network = MadeNetwork.Classifier(MadeNetwork.Paper33);
        using var model = MadeNetwork.Trained(MadeNetwork.Paper33);
        var folder = Directory.CreateTempSubdirectory("gossan-bench-map-");
        try
        {
            int count = (int)made.Windows.Count;
            var batch = made.Windows.NewBatch(count);
            made.Windows.Fill([.. Enumerable.Range(0, count).Select(i => made.Windows[i])], batch);
            using var windows = BatchTensors.Of(batch);
            foreach (int passes in (int[])[0, 100])
            {
                var pair = Turns.Pair(rounds, () => Map(passes), Forward);
                yield return pair.ShareRow($"{count} windows, {(passes == 0 ? "likelihood alone" : $"{passes} dropout passes")} (baseline: map; Gossan: forward pass)") with
                {
                    Required = effort.IsQuick ? null : $"{AskedFor:P0}",
                    IsMet = effort.IsQuick || pair.Share.Median >= AskedFor,
                };
            }

            void Map(int passes)
            {
                string journal = Path.Combine(folder.FullName, "journal");
                ProspectivityMapping.Run(new()
                {
                    Model = model,
                    Windows = made.Windows,
                    Region = 0,
                    Folder = folder.FullName,
                    Options = new() { Uncertainty = passes, Precision = Prospectivity.Models.Precision.Float32, Novelty = false },
                    JournalPath = journal,
                    JournalKey = "bench",
                });
                File.Delete(journal);
            }

            void Forward()
            {
                using var inference = inference_mode();
                using var scope = NewDisposeScope();
                network.Head.forward(network.Features(windows));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
