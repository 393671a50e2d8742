using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Evidence.Windows;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>Running counts against looking into every window.</summary>
internal sealed class ValidWindowScan : IBenchmark
{
    public string Name => "scan";

    public string Question => "Finding the valid 33 x 33 windows of a mask with gaps: ValidWindows.Scan against a look into every window";

    public IEnumerable<Row> Run(Effort effort)
    {
        int edge = effort.Of(1000, 300), rounds = effort.Of(9, 2);
        var options = new WindowOptions { Size = MadeStack.WindowSize };
        bool[] missing = WithGaps(edge, gaps: edge * edge / 4000);
        int ours = 0, byCell = 0, byRow = 0;
        var cells = Turns.Pair(rounds, () => byCell = CellByCell(missing, edge, options.Size), () => ours = ValidWindows.Scan(missing, edge, edge, options).Count);
        var rows = Turns.Pair(rounds, () => byRow = RowByRow(missing, edge, options.Size), () => ours = ValidWindows.Scan(missing, edge, edge, options).Count);
        Same.Require(byCell == ours && byRow == ours, "valid windows");
        int small = ours;
        int pooled = 0, large = effort.Of(5000, 400), poolRounds = effort.Of(3, 1);
        bool[] wide = WithGaps(large, gaps: large * large / 20_000);
        var pool = Turns.Pair(poolRounds, () => pooled = Pooled(wide, large, options.Size), () => ours = ValidWindows.Scan(wide, large, large, options).Count);
        Same.Require(pooled == ours, "valid windows");
        yield return pool.FasterRow($"{large} x {large}; libtorch's separable max-pooling of the mask, and counting", effort.Of<double?>(20, null));
        double share = (double)small / ((edge - options.Size + 1) * (edge - options.Size + 1));
        yield return cells.FasterRow($"{edge} x {edge}, {share:P0} valid; cell by cell, stops at a gap");
        yield return rows.FasterRow($"{edge} x {edge}, {share:P0} valid; row by row with vector search");
    }

    /// <summary>Pools columns, then rows: a window is valid where nothing missing is in it.</summary>
    private static int Pooled(bool[] missing, int edge, int size)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var mask = tensor(missing).view(1, 1, edge, edge).to(ScalarType.Float32);
        var columns = nn.functional.max_pool2d(mask, [size, 1], [1, 1]);
        return (int)(nn.functional.max_pool2d(columns, [1, size], [1, 1]) == 0).sum().item<long>();
    }

    /// <summary>A mask with square gaps of 20 cells.</summary>
    private static bool[] WithGaps(int edge, int gaps)
    {
        const int gap = 20;
        bool[] missing = new bool[edge * edge];
        var random = SeededRandom.For(1, "bench gaps");
        for (int i = 0; i < gaps; i++)
        {
            int top = random.Next(edge - gap), left = random.Next(edge - gap);
            for (int row = top; row < top + gap; row++)
            {
                missing.AsSpan((row * edge) + left, gap).Fill(true);
            }
        }

        return missing;
    }

    private static int CellByCell(bool[] missing, int edge, int size)
    {
        int count = 0;
        for (int top = 0; top <= edge - size; top++)
        {
            for (int left = 0; left <= edge - size; left++)
            {
                count += IsWhole(top, left) ? 1 : 0;
            }
        }

        return count;

        bool IsWhole(int top, int left)
        {
            for (int row = top; row < top + size; row++)
            {
                for (int column = left; column < left + size; column++)
                {
                    if (missing[(row * edge) + column])
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    private static int RowByRow(bool[] missing, int edge, int size)
    {
        int count = 0;
        for (int top = 0; top <= edge - size; top++)
        {
            for (int left = 0; left <= edge - size; left++)
            {
                int row = 0;
                while (row < size && !missing.AsSpan(((top + row) * edge) + left, size).Contains(true))
                {
                    row++;
                }

                count += row == size ? 1 : 0;
            }
        }

        return count;
    }
}
