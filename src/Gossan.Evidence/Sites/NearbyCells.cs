using Gossan.Evidence.Regions;
using Gossan.Grids;

namespace Gossan.Evidence.Sites;

/// <summary>The cells of a grid round a place, nearest first.</summary>
internal sealed class NearbyCells
{
    private readonly Grid grid;
    private readonly double metresPerUnit = 1;

    /// <summary>Prepares for distances in metres.</summary>
    /// <param name="grid">The region's grid.</param>
    /// <param name="options">What asks for distances; the grid may count degrees where nothing does.</param>
    /// <exception cref="RegionException">A distance is asked for on a grid that counts degrees.</exception>
    public NearbyCells(Grid grid, SiteSource options)
    {
        this.grid = grid;
        if (options.Buffer > 0 || options.Snap > 0)
        {
            metresPerUnit = CoordinateSystem.IsGeographic(grid.Crs)
                ? throw RegionException.Degrees($"{(options.Buffer > 0 ? "buffer" : "snap")} of the sites in {options.Path}", grid)
                : CoordinateSystem.MetresPerUnit(grid.Crs);
        }
    }

    /// <summary>Which of the distances are too short to reach the centre of any other cell, a sentence each.</summary>
    /// <param name="options">The distances; those that are 0 ask for nothing.</param>
    public IEnumerable<string> TooShort(SiteSource options)
    {
        double half = Math.Min(grid.CellWidth, grid.CellHeight) / 2 * metresPerUnit;
        foreach (var (name, metres) in new[] { ("buffer", options.Buffer), ("snap", options.Snap) })
        {
            if (metres > 0 && metres < half)
            {
                yield return FormattableString.Invariant($"{name}: {metres:G6} reaches no other cell: from a place in one cell the centre of the next is at least {half:G6} m away");
            }
        }
    }

    /// <summary>The nearest cell with data within a distance of a place.</summary>
    /// <param name="x">Easting.</param>
    /// <param name="y">Northing.</param>
    /// <param name="metres">The distance to the cell's centre; 0 finds nothing.</param>
    /// <param name="missing">Row-major, true where a layer has no value.</param>
    public (int Row, int Column, double Metres)? FirstMeasured(double x, double y, double metres, ReadOnlySpan<bool> missing)
    {
        foreach (var cell in Within(x, y, metres))
        {
            if (!missing[(cell.Row * grid.Columns) + cell.Column])
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>All cells whose centre lies within a distance of a place, nearest first; of equal ones the northern, then the western first.</summary>
    /// <param name="x">Easting.</param>
    /// <param name="y">Northing.</param>
    /// <param name="metres">The distance; 0 for none.</param>
    public IEnumerable<(int Row, int Column, double Metres)> Within(double x, double y, double metres)
    {
        if (metres <= 0)
        {
            return [];
        }

        // The bounding box of the circle, in cells; a rotated grid needs its longer side in both directions.
        double reach = metres / metresPerUnit / Math.Min(grid.CellWidth, grid.CellHeight);
        var (column, row) = grid.Transform.ApplyInverse(x, y);
        var found = new List<(int Row, int Column, double Metres)>();
        for (int r = (int)Math.Max(0, row - reach - 1); r < Math.Min(grid.Rows, row + reach + 1); r++)
        {
            for (int c = (int)Math.Max(0, column - reach - 1); c < Math.Min(grid.Columns, column + reach + 1); c++)
            {
                var (cx, cy) = grid.CentreOf(r, c);
                double distance = double.Hypot(cx - x, cy - y) * metresPerUnit;
                if (distance <= metres)
                {
                    found.Add((r, c, distance));
                }
            }
        }

        return found.OrderBy(cell => cell.Metres).ThenBy(cell => cell.Row).ThenBy(cell => cell.Column);
    }
}
