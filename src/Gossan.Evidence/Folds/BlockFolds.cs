using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>Deals square blocks out to folds, so that the folds have equally many sites and then equally much area.</summary>
internal static class BlockFolds
{
    public static FoldAreas Of(WindowSource source, IReadOnlyList<WindowCentre> sites, FoldOptions options, long seed, CancellationToken cancellation)
    {
        if (options.BlockSize > 0)
        {
            return Of(source, sites, options.Folds, options.BlockSize, seed);
        }

        var suggestion = BlockSizeSuggestion.From(source, sites, options.Folds, seed, cancellation);
        var areas = Of(source, sites, options.Folds, suggestion.Metres, seed);
        return areas with { Notes = [.. areas.Notes, .. suggestion.Reasons] };
    }

    private static FoldAreas Of(WindowSource source, IReadOnlyList<WindowCentre> sites, int folds, double metres, long seed)
    {
        var blocks = new BlockGrid(source.Stacks.Select(stack => stack.Grid), metres);
        int[] inBlock = new int[blocks.Count];
        foreach (var site in sites)
        {
            inBlock[blocks[site]]++;
        }

        int withSites = inBlock.Count(count => count > 0);
        if (withSites < folds)
        {
            throw FoldException.EmptyBlocks(folds, withSites, metres, Smaller(source, sites, folds, metres));
        }

        byte[] foldOf = Dealt(inBlock, AreaOf(source, blocks), folds, SeededRandom.For(seed, "fold of a block"));
        byte[][] cells = [.. source.Stacks.Select((stack, region) =>
        {
            byte[] area = new byte[stack.Grid.Cells];
            for (int row = 0, cell = 0; row < stack.Grid.Rows; row++)
            {
                for (int column = 0; column < stack.Grid.Columns; column++, cell++)
                {
                    area[cell] = foldOf[blocks[region, row, column]];
                }
            }

            return area;
        })];
        return new(cells, [.. sites.Select(site => (int)foldOf[blocks[site]])], FoldAreas.Numbered(folds), [.. Words(source, blocks, withSites)]);
    }

    /// <summary>The next smaller edge, in steps of a tenth, that spreads the sites over enough blocks; <see langword="null"/> where no edge does.</summary>
    private static double? Smaller(WindowSource source, IReadOnlyList<WindowCentre> sites, int folds, double metres)
    {
        double cell = source.Stacks.Select(stack => CellMetres.Of(stack.Grid)).Min(size => Math.Min(size.Width, size.Height));
        for (double edge = metres * 0.9; edge >= cell; edge *= 0.9)
        {
            // Floored, as it is proposed, so that the proposal is what was tried.
            var blocks = new BlockGrid(source.Stacks.Select(stack => stack.Grid), Math.Max(1, Math.Floor(edge)));
            if (sites.Select(site => blocks[site]).Distinct().Count() >= folds)
            {
                return blocks.Metres;
            }
        }

        return null;
    }

    private static long[] AreaOf(WindowSource source, BlockGrid blocks)
    {
        long[] area = new long[blocks.Count];
        for (int region = 0; region < source.Valid.Count; region++)
        {
            var valid = source.Valid[region];
            for (int i = 0; i < valid.Count; i++)
            {
                var (row, column) = valid[i];
                area[blocks[region, row, column]]++;
            }
        }

        return area;
    }

    /// <summary>Fullest blocks first, each to the fold with fewest sites; then the blocks without sites, largest first, each to the fold with least area. Ties fall by the seed.</summary>
    private static byte[] Dealt(int[] sites, long[] area, int folds, Random random)
    {
        int[] order = [.. Enumerable.Range(0, sites.Length)], ranks = [.. Enumerable.Range(0, folds)];
        random.Shuffle(order);
        random.Shuffle(ranks);
        int[] siteCounts = new int[folds];
        long[] areas = new long[folds];
        byte[] foldOf = new byte[sites.Length];
        foreach (int block in order.OrderByDescending(block => sites[block]).ThenByDescending(block => area[block]))
        {
            int best = ranks[0];
            foreach (int fold in ranks.AsSpan(1))
            {
                bool fewer = sites[block] > 0 && siteCounts[fold] != siteCounts[best] ? siteCounts[fold] < siteCounts[best] : areas[fold] < areas[best];
                best = fewer ? fold : best;
            }

            foldOf[block] = (byte)best;
            siteCounts[best] += sites[block];
            areas[best] += area[block];
        }

        return foldOf;
    }

    private static IEnumerable<string> Words(WindowSource source, BlockGrid blocks, int withSites)
    {
        for (int region = 0; region < source.Stacks.Count; region++)
        {
            var (rows, columns) = blocks.CellsOf(region);
            string where = source.Stacks.Count == 1 ? "" : $" in region '{source.Stacks[region].Region}'";
            yield return FormattableString.Invariant($"blocks of {blocks.Metres / 1000:G4} km ({columns} x {rows} cells{where})");
        }

        yield return $"{withSites:N0} of {blocks.Count:N0} blocks hold sites";
    }
}
