using Gossan.Evidence.Samples;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests;

/// <summary>A made stack with labelled windows: cells of even number are for training, the others are held back.</summary>
internal sealed class Made : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly Func<WindowCentre, bool> positive;

    public Made(int edge, int size, Func<WindowCentre, bool> positive, params Func<int, int, float>[] bands)
    {
        this.positive = positive;
        var grid = new Grid(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 100, 0, 7_700_000, 0, -100), edge, edge);
        string path = folder["made.tif"];
        using (var writer = RasterWriter.Create(path, grid, [.. bands.Select((_, b) => $"band{b}")]))
        {
            for (int band = 0; band < bands.Length; band++)
            {
                writer.Write(band, 0, edge, [.. Enumerable.Range(0, edge * edge).Select(i => bands[band](i / edge, i % edge))]);
            }

            writer.Complete();
        }

        stack = EvidenceStack.Open(path);
        Windows = new([stack], new() { Size = size });
    }

    public WindowSource Windows { get; }

    public WindowCentre[] Training => [.. All.Where((_, i) => i % 2 == 0)];

    public WindowCentre[] Held => [.. All.Where((_, i) => i % 2 == 1)];

    private IEnumerable<WindowCentre> All => Enumerable.Range(0, (int)Windows.Count).Select(i => Windows[i]);

    public FitTask Task(CancellationToken cancellation) => new()
    {
        Windows = Windows,
        Training = [.. Training.Select(centre => new Sample(centre, positive(centre), SampleSet.Train))],
        Validation = [],
        Seed = 5,
        Cancellation = cancellation,
    };

    public WindowBatch Batch(WindowCentre[] centres)
    {
        var batch = Windows.NewBatch(centres.Length);
        Windows.Fill(centres, batch);
        return batch;
    }

    public float[] Scores(IProspectivityModel model, WindowCentre[] centres)
    {
        float[] logits = new float[centres.Length];
        model.Score(Batch(centres), logits);
        return logits;
    }

    public bool[] Labels(WindowCentre[] centres) => [.. centres.Select(positive)];

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }
}
