using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Evidence.Folds;

/// <summary>Gives each cell of a region the fold of its nearest site.</summary>
/// <remarks>
/// Exact, in cells along the straight line. Row by row, each column with sites offers its nearest one; the squared distances to these along
/// the row are parabolas, and their lower envelope (Felzenszwalb and Huttenlocher 2012, "Distance Transforms of Sampled Functions") says
/// whose a cell is. Only columns with sites take part, so the time is that of the cells plus rows times sites. Of two sites equally
/// near the western one wins, in one column the northern one.
/// </remarks>
internal static class NearestSites
{
    /// <summary>Fills a region.</summary>
    /// <param name="grid">The region's grid.</param>
    /// <param name="sites">Its sites, at least one, with their folds.</param>
    /// <returns>(rows x columns) folds.</returns>
    public static byte[] Fill(Grid grid, IEnumerable<(WindowCentre Centre, int Fold)> sites)
    {
        var columns = sites.GroupBy(site => site.Centre.Column).OrderBy(column => column.Key)
            .Select(column => (Column: column.Key, Sites: column.OrderBy(site => site.Centre.Row).Select(site => (site.Centre.Row, (byte)site.Fold)).ToArray())).ToArray();
        byte[] cells = new byte[grid.Cells];
        int[] nearest = new int[columns.Length], starts = new int[columns.Length];
        int[] offers = new int[columns.Length];
        for (int row = 0; row < grid.Rows; row++)
        {
            int count = 0;
            for (int i = 0; i < columns.Length; i++)
            {
                var there = columns[i].Sites;
                while (nearest[i] + 1 < there.Length && Math.Abs(there[nearest[i] + 1].Row - row) < Math.Abs(there[nearest[i]].Row - row))
                {
                    nearest[i]++;
                }

                // The first cell of the row that is nearer to this column's site than to that of the last one kept.
                int start = 0;
                while (count > 0 && (start = Overtakes(i, offers[count - 1], row)) <= starts[count - 1])
                {
                    count--;
                    start = 0;
                }

                if (start < grid.Columns)
                {
                    (offers[count], starts[count]) = (i, start);
                    count++;
                }
            }

            for (int k = 0; k < count; k++)
            {
                int end = k + 1 < count ? starts[k + 1] : grid.Columns;
                cells.AsSpan((row * grid.Columns) + starts[k], end - starts[k]).Fill(columns[offers[k]].Sites[nearest[offers[k]]].Item2);
            }
        }

        return cells;

        int Overtakes(int east, int west, int row)
        {
            long x = columns[east].Column, dy = columns[east].Sites[nearest[east]].Row - row, u = columns[west].Column, dv = columns[west].Sites[nearest[west]].Row - row;
            long above = (x * x) + (dy * dy) - (u * u) - (dv * dv), twice = 2 * (x - u);

            // Nearer for columns beyond above / twice; the one that is equally near stays with the west.
            long floor = above >= 0 ? above / twice : -((-above + twice - 1) / twice);
            return (int)Math.Clamp(floor + 1, 0, int.MaxValue);
        }
    }
}
