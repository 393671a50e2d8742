namespace Gossan.Prospectivity.Prospects;

/// <summary>Drops the areas that are too small, or joins them to the nearest large one.</summary>
internal static class SmallAreaRules
{
    /// <summary>Settles what becomes of each area.</summary>
    /// <param name="runs">All runs, row by row.</param>
    /// <param name="areas">(runs) the area of each; replaced by the one it joins, or by -1.</param>
    /// <param name="count">Number of areas.</param>
    /// <param name="options">Least size, rule, gap.</param>
    /// <returns>How many were dropped and how many joined another.</returns>
    /// <remarks>
    /// The nearest is the one with the fewest cells in between, along rows or columns, whichever are more; of equally near ones the
    /// largest, then the first. Only areas that are large enough by themselves are joined, so the result does not depend on an order.
    /// </remarks>
    public static (int Dropped, int Merged) Apply(ReadOnlySpan<CellRun> runs, int[] areas, int count, ProspectOptions options)
    {
        long[] cells = new long[count];
        for (int run = 0; run < areas.Length; run++)
        {
            cells[areas[run]] += runs[run].Cells;
        }

        int[] becomes = new int[count];
        var best = new (int Gap, long Cells)[count];
        for (int area = 0; area < count; area++)
        {
            becomes[area] = cells[area] >= options.Smallest ? area : -1;
            best[area] = (int.MaxValue, 0);
        }

        if (options.Small == SmallAreas.Merge)
        {
            FindNearest(runs, areas, cells, options, becomes, best);
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

    private static void FindNearest(ReadOnlySpan<CellRun> runs, int[] areas, long[] cells, ProspectOptions options, int[] becomes, (int Gap, long Cells)[] best)
    {
        for (int run = 0; run < runs.Length; run++)
        {
            int area = areas[run];
            if (cells[area] >= options.Smallest)
            {
                continue;
            }

            var here = runs[run];
            int reach = options.Gap + 1;
            for (int other = FirstFrom(runs, here.Row - reach); other < runs.Length && runs[other].Row <= here.Row + reach; other++)
            {
                var there = runs[other];
                if (cells[areas[other]] < options.Smallest || there.Last < here.First - reach)
                {
                    continue;
                }

                if (there.First > here.Last + reach)
                {
                    // The rest of this row is farther still.
                    other = FirstFrom(runs, there.Row + 1) - 1;
                    continue;
                }

                int gap = Math.Max(Math.Abs(there.Row - here.Row), Math.Max(there.First - here.Last, here.First - there.Last)) - 1;
                var found = (gap, cells[areas[other]]);
                bool nearer = found.gap < best[area].Gap || (found.gap == best[area].Gap && (found.Item2 > best[area].Cells || (found.Item2 == best[area].Cells && areas[other] < becomes[area])));
                if (nearer)
                {
                    (best[area], becomes[area]) = (found, areas[other]);
                }
            }
        }
    }

    private static int FirstFrom(ReadOnlySpan<CellRun> runs, int row)
    {
        int low = 0, high = runs.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = runs[middle].Row < row ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
