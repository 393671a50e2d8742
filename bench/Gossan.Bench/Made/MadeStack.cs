using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Bench.Made;

/// <summary>A region of random evidence without gaps, kept both ways: interleaved as the library does, and band after band.</summary>
internal sealed class MadeStack : IDisposable
{
    public const int WindowSize = 33;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gossan-bench-");
    private readonly EvidenceStack stack;

    public MadeStack(int edge, int bands)
    {
        (Edge, Bands) = (edge, bands);
        BandAfterBand = new float[edge * edge * bands];
        var random = SeededRandom.For(1, "bench evidence", bands);
        foreach (ref float value in BandAfterBand.AsSpan())
        {
            value = random.NextSingle() - 0.5f;
        }

        string path = Path.Combine(folder.FullName, "made.tif");
        var grid = new Grid(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 250, 0, 7_700_000, 0, -250), edge, edge);
        using (var writer = RasterWriter.Create(path, grid, [.. Enumerable.Range(1, bands).Select(b => $"band{b}")]))
        {
            for (int band = 0; band < bands; band++)
            {
                writer.Write(band, 0, edge, BandAfterBand.AsSpan(band * edge * edge, edge * edge));
            }

            writer.Complete();
        }

        stack = EvidenceStack.Open(path);
        Windows = new([stack], new() { Size = WindowSize, Patch = 3 });
    }

    /// <summary>Rows, and columns.</summary>
    public int Edge { get; }

    public int Bands { get; }

    /// <summary>(band, row, column).</summary>
    public float[] BandAfterBand { get; }

    public WindowSource Windows { get; }

    /// <summary>Windows drawn from all over the region, as training draws them.</summary>
    public WindowCentre[] Draw(int count)
    {
        var random = SeededRandom.For(1, "bench windows");
        return [.. Enumerable.Range(0, count).Select(_ => Windows[random.NextInt64(Windows.Count)])];
    }

    /// <summary>A filled batch of drawn windows.</summary>
    public WindowBatch Batch(int count)
    {
        var batch = Windows.NewBatch(count);
        Windows.Fill(Draw(count), batch);
        return batch;
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Delete(recursive: true);
    }
}
