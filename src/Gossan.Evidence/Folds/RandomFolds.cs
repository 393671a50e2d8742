using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>The authors' rule: sites in equal shares at random, every other cell by a draw of its own.</summary>
internal static class RandomFolds
{
    public static FoldAreas Of(WindowSource source, IReadOnlyList<WindowCentre> sites, int folds, long seed)
    {
        byte[][] cells = [.. source.Stacks.Select((stack, region) =>
        {
            var random = SeededRandom.For(seed, "fold of a cell", region);
            byte[] area = new byte[stack.Grid.Cells];
            for (int cell = 0; cell < area.Length; cell++)
            {
                area[cell] = (byte)random.Next(folds);
            }

            return area;
        })];
        int[] order = [.. Enumerable.Range(0, sites.Count)];
        SeededRandom.For(seed, "fold of a site").Shuffle(order);
        int[] siteFolds = new int[sites.Count];
        for (int i = 0; i < order.Length; i++)
        {
            var (region, row, column) = sites[order[i]];
            siteFolds[order[i]] = i % folds;
            cells[region][(row * source.Stacks[region].Grid.Columns) + column] = (byte)(i % folds);
        }

        return new(cells, siteFolds, FoldAreas.Numbered(folds), ["random folds: training and test windows overlap where sites cluster, so the scores are optimistic"]);
    }
}
