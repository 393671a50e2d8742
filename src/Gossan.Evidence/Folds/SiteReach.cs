using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>How far each site is from the windows of every fold, as far as the guard asks.</summary>
internal sealed class SiteReach
{
    private readonly IReadOnlyList<int> folds;
    private readonly int[,] cells;

    /// <summary>Looks round every site in growing squares, until all folds are met or the guard is reached.</summary>
    public SiteReach(WindowSource source, IReadOnlyList<WindowCentre> sites, FoldAreas areas, int guard)
    {
        folds = areas.SiteFolds;
        cells = new int[sites.Count, areas.Names.Count];
        Parallel.For(0, sites.Count, site => Look(source, sites[site], areas, guard, site));
    }

    /// <summary>Cells from a site to the nearest valid window of a fold; the guard where none is nearer.</summary>
    public int this[int site, int fold] => cells[site, fold];

    /// <summary>The fold to validate with while another is withheld: the next one that has a site outside the guard and leaves one to train on.</summary>
    /// <param name="test">The fold withheld.</param>
    /// <param name="guard">In cells, at most the guard that was looked for.</param>
    /// <returns>A fold; -1 where there is none, always so with two folds.</returns>
    public int ValidationOf(int test, int guard)
    {
        int count = cells.GetLength(1);
        for (int step = 1; step < count; step++)
        {
            int validation = (test + step) % count;
            bool validates = false, trains = false;
            for (int site = 0; site < folds.Count; site++)
            {
                bool clear = folds[site] != test && cells[site, test] >= guard;
                validates |= clear && folds[site] == validation;
                trains |= clear && folds[site] != validation && cells[site, validation] >= guard;
            }

            if (validates && trains)
            {
                return validation;
            }
        }

        return -1;
    }

    private void Look(WindowSource source, WindowCentre site, FoldAreas areas, int guard, int index)
    {
        var (region, row, column) = site;
        var grid = source.Stacks[region].Grid;
        var valid = source.Valid[region];
        byte[] area = areas.Cells[region];
        int count = areas.Names.Count, met = 0;
        for (int fold = 0; fold < count; fold++)
        {
            cells[index, fold] = guard;
        }

        void Meet(int r, int c, int distance)
        {
            if (r >= 0 && r < grid.Rows && c >= 0 && c < grid.Columns && valid.Contains(r, c) && cells[index, area[(r * grid.Columns) + c]] == guard)
            {
                cells[index, area[(r * grid.Columns) + c]] = distance;
                met++;
            }
        }

        int farthest = Math.Min(guard - 1, Math.Max(grid.Rows, grid.Columns));
        for (int d = 0; d <= farthest && met < count; d++)
        {
            for (int along = -d; along <= d; along++)
            {
                Meet(row - d, column + along, d);
                Meet(row + d, column + along, d);
                Meet(row + along, column - d, d);
                Meet(row + along, column + d, d);
            }
        }
    }
}
