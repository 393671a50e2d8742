using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Evidence.Windows;

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
        double share = (double)ours / ((edge - options.Size + 1) * (edge - options.Size + 1));
        yield return cells.FasterRow($"{edge} x {edge}, {share:P0} valid; cell by cell, stops at a gap");
        yield return rows.FasterRow($"{edge} x {edge}, {share:P0} valid; row by row with vector search");
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
