using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Attribution;

/// <summary>The straight ways from a starting point to some windows, and the slopes that were met on them.</summary>
/// <param name="windows">(N, C, H, W); stays the caller's and must outlive this.</param>
/// <param name="start">(1, C, 1, 1); the same.</param>
/// <param name="rowsAtOnce">Points, each with the whole of its window, that a function gets in one call.</param>
internal sealed class StraightWay(Tensor windows, Tensor start, int rowsAtOnce)
{
    private readonly int bands = (int)windows.shape[1];

    /// <summary>Per window a value per point and band, in the order in which the points were walked.</summary>
    private readonly List<float>[] slopes = [.. Enumerable.Range(0, (int)windows.shape[0]).Select(_ => new List<float>())];

    /// <summary>(N) score of each window less the score of the starting point.</summary>
    public double[] Differences(Func<Tensor, Tensor> logit)
    {
        double[] differences = new double[slopes.Length];
        using var scope = NewDisposeScope();
        double atStart = logit(start.expand(1, -1, windows.shape[2], windows.shape[3]).contiguous()).ToDouble();
        for (int first = 0; first < differences.Length; first += rowsAtOnce)
        {
            using var chunk = NewDisposeScope();
            int count = Math.Min(rowsAtOnce, differences.Length - first);
            float[] scores = new float[count];
            BatchTensors.CopyOut(logit(windows.narrow(0, first, count)), scores);
            for (int i = 0; i < count; i++)
            {
                differences[first + i] = scores[i] - atStart;
            }
        }

        return differences;
    }

    /// <summary>No point has been met yet.</summary>
    public void Forget() => Array.ForEach(slopes, slope => slope.Clear());

    /// <summary>Takes the slopes of a function at some points of the ways to some windows, each times the way, summed over the cells of each band.</summary>
    /// <param name="logit">(n, C, H, W) to (n).</param>
    /// <param name="pending">Which windows.</param>
    /// <param name="points">Shares of the way, 0..1.</param>
    public void Walk(Func<Tensor, Tensor> logit, int[] pending, double[] points)
    {
        long rows = (long)pending.Length * points.Length;
        float[] values = new float[Math.Min(rowsAtOnce, rows) * bands];
        for (long first = 0; first < rows; first += rowsAtOnce)
        {
            using var scope = NewDisposeScope();
            int count = (int)Math.Min(rowsAtOnce, rows - first);
            long[] chosen = [.. Enumerable.Range(0, count).Select(i => (long)pending[(first + i) / points.Length])];
            float[] along = [.. Enumerable.Range(0, count).Select(i => (float)points[(int)((first + i) % points.Length)])];
            var way = windows.index_select(0, tensor(chosen)).Minus(start);                   // (n, C, H, W)
            var perBand = values.AsSpan(0, count * bands);
            using (enable_grad())
            {
                var x = start.Plus(way * tensor(along).view(-1, 1, 1, 1)).requires_grad_(true);  // (n, C, H, W)
                var slope = autograd.grad([logit(x).sum()], [x])[0];                     // (n, C, H, W)
                BatchTensors.CopyOut((slope.detach() * way).sum([2, 3]), perBand);       // (n, C)
            }

            for (int i = 0; i < count; i++)
            {
                slopes[chosen[i]].AddRange(perBand.Slice(i * bands, bands));
            }
        }
    }

    /// <summary>(pending, C): weighted sums of the slopes at the points walked so far.</summary>
    public double[] Sums(int[] pending, double[] weights)
    {
        double[] sums = new double[pending.Length * bands];
        for (int i = 0; i < pending.Length; i++)
        {
            var of = slopes[pending[i]];
            for (int point = 0; point < weights.Length; point++)
            {
                for (int band = 0; band < bands; band++)
                {
                    sums[(i * bands) + band] += weights[point] * of[(point * bands) + band];
                }
            }
        }

        return sums;
    }
}
