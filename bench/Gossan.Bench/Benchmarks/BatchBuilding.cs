using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Evidence.Windows;
using Gossan.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>Copies out of interleaved cells against the ways to cut windows from a raster that lies band after band.</summary>
internal sealed class BatchBuilding : IBenchmark
{
    private const int Size = MadeStack.WindowSize;

    /// <summary>Windows per tensor: what the encoder takes at once.</summary>
    private const int AtOnce = 32;

    public string Name => "batches";

    public string Question => "Cutting 256 drawn windows of 33 x 33 cells: WindowSource against a raster that lies band after band";

    public IEnumerable<Row> Run(Effort effort)
    {
        foreach (int bands in (int[])[14, 77])
        {
            foreach (var row in Run(effort, bands))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<Row> Run(Effort effort, int bands)
    {
        int count = effort.Of(256, 64), rounds = effort.Of(15, 2);
        using var made = new MadeStack(edge: effort.Of(512, 200), bands);
        var centres = made.Draw(count);
        var batch = made.Windows.NewBatch(count);
        float[] copies = new float[count * bands * Size * Size];

        yield return Turns.Pair(rounds, () => CopyPerBand(made, centres, copies), () => made.Windows.Fill(centres, batch))
            .FasterRow($"{bands} bands: Fill against a copy per window, band and row");

        using var scope = NewDisposeScope();
        var raster = frombuffer(made.BandAfterBand, ScalarType.Float32);
        long edge = made.Edge, last = ((edge - Size) * edge) + edge - Size;
        var windows = raster.as_strided([last + 1, bands, Size, Size], [1, edge * edge, edge, 1]);
        var index = tensor(centres.Select(c => ((c.Row - (Size / 2L)) * edge) + c.Column - (Size / 2L)).ToArray());
        RequireSame(batch, copies, windows.index_select(0, index));
        yield return Turns.Pair(rounds, SelectTensors, FillTensors)
            .FasterRow($"{bands} bands: Fill and tensors of 32 windows against torch's index_select of 32");

        // Reading ahead: the caller computes nothing here, so this is the whole cost of the second thread and its queue.
        var many = made.Draw(4 * count);
        yield return Turns.Pair(rounds, FillFourTimes, () => ReadAhead(made.Windows, many, count))
            .FasterRow($"{bands} bands: four batches read ahead on a thread against Fill four times");

        var sizes = MadeNetwork.Paper33 with { Bands = bands };
        using var network = MadeNetwork.Classifier(sizes);
        var input = MadeNetwork.Windows(sizes, count);
        yield return Turns.Pair(effort.Of(3, 1), () => network.Features(input).Dispose(), FillTensors)
            .ShareRow($"{bands} bands: Fill and tensors, as a share of the paper-33 encoder on as many windows");

        void FillTensors()
        {
            made.Windows.Fill(centres, batch);
            for (int first = 0; first < count; first += AtOnce)
            {
                BatchTensors.Of(batch, first, AtOnce).Dispose();
            }
        }

        void SelectTensors()
        {
            for (int first = 0; first < count; first += AtOnce)
            {
                using var some = index.narrow(0, first, AtOnce);
                windows.index_select(0, some).Dispose();
            }
        }

        void FillFourTimes()
        {
            foreach (var part in many.Chunk(count))
            {
                made.Windows.Fill(part, batch);
            }
        }
    }

    private static void ReadAhead(WindowSource windows, WindowCentre[] centres, int batchSize)
    {
        foreach (var batch in windows.Batches(centres, batchSize))
        {
            Same.Require(batch.Count == batchSize, "batch's size");
        }
    }

    private static void CopyPerBand(MadeStack made, WindowCentre[] centres, float[] into)
    {
        int to = 0;
        foreach (var centre in centres)
        {
            for (int band = 0; band < made.Bands; band++)
            {
                for (int row = centre.Row - (Size / 2); row <= centre.Row + (Size / 2); row++, to += Size)
                {
                    int from = (((band * made.Edge) + row) * made.Edge) + centre.Column - (Size / 2);
                    made.BandAfterBand.AsSpan(from, Size).CopyTo(into.AsSpan(to, Size));
                }
            }
        }
    }

    private static void RequireSame(WindowBatch batch, float[] copies, Tensor selected)
    {
        using var scope = NewDisposeScope();
        var ours = BatchTensors.Of(batch);
        Same.Require((ours == selected).all().ToBoolean(), "windows of index_select");
        Same.Require((ours == tensor(copies).view(selected.shape)).all().ToBoolean(), "copied windows");
    }
}
