namespace Gossan.Prospectivity.Prospects;

/// <summary>Drops the areas that are too small, or joins them to the nearest large one.</summary>
internal static class SmallAreaRules
{
    /// <summary>Settles what becomes of each area.</summary>
    /// <param name="runs">All runs, row by row.</param>
    /// <param name="areas">(runs) the area of each; replaced by the one it joins, or by -1.</param>
    /// <param name="large">Whether each area is large enough.</param>
    /// <param name="options">Rule, gap.</param>
    /// <returns>How many were dropped and how many joined another.</returns>
    /// <remarks>
    /// The nearest is the one with the fewest cells in between, along rows or columns, whichever are more; of equally near ones the
    /// largest, then the first. Only areas that are large enough by themselves are joined, so the result does not depend on an order.
    /// </remarks>
    public static (int Dropped, int Merged) Apply(ReadOnlySpan<CellRun> runs, int[] areas, bool[] large, ProspectOptions options)
    {
        int count = large.Length;
        long[] cells = new long[count];
        for (int run = 0; run < areas.Length; run++)
        {
            cells[areas[run]] += runs[run].Cells;
        }

        int[] becomes = new int[count];
        var best = new (int Gap, long Cells)[count];
        for (int area = 0; area < count; area++)
        {
            becomes[area] = large[area] ? area : -1;
            best[area] = (int.MaxValue, 0);
        }

        if (options.Small == SmallAreas.Merge)
        {
            FindNearest(runs, areas, (large, cells), options.Gap + 1, becomes, best);
        }

        int dropped = becomes.Count(into => into < 0), merged = 0;
        for (int area = 0; area < count; area++)
        {
            merged += becomes[area] >= 0 && becomes[area] != area ? 1 : 0;
        }

        for (int run = 0; run < areas.Length; run++)
        {
            areas[run] = becomes[areas[run]];
        }

        return (dropped, merged);
    }

    private static void FindNearest(ReadOnlySpan<CellRun> runs, int[] areas, (bool[] Large, long[] Cells) sizes, int reach, int[] becomes, (int Gap, long Cells)[] best)
    {
        for (int run = 0; run < runs.Length; run++)
        {
            int area = areas[run];
            if (sizes.Large[area])
            {
                continue;
            }

            var here = runs[run];
            for (int row = Math.Max(0, here.Row - reach); row <= here.Row + reach; row++)
            {
                for (int other = FirstReaching(runs, row, here.First - reach); other < runs.Length && runs[other].Row == row && runs[other].First <= here.Last + reach; other++)
                {
                    if (!sizes.Large[areas[other]])
                    {
                        continue;
                    }

                    var there = runs[other];
                    var (gap, size) = (Math.Max(Math.Abs(row - here.Row), Math.Max(there.First - here.Last, here.First - there.Last)) - 1, sizes.Cells[areas[other]]);
                    if ((gap, -size, areas[other]).CompareTo((best[area].Gap, -best[area].Cells, becomes[area])) < 0)
                    {
                        (best[area], becomes[area]) = ((gap, size), areas[other]);
                    }
                }
            }
        }
    }

    /// <summary>The first run of a row that ends at a column or east of it; where there is none, one of a later row.</summary>
    private static int FirstReaching(ReadOnlySpan<CellRun> runs, int row, int column)
    {
        int low = 0, high = runs.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = (runs[middle].Row, runs[middle].Last).CompareTo((row, column)) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
