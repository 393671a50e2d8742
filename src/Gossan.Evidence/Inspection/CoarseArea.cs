using Gossan.Evidence.Regions;
using Gossan.Grids;

namespace Gossan.Evidence.Inspection;

/// <summary>A region in blocks of cells, for a look that takes seconds.</summary>
internal static class CoarseArea
{
    /// <summary>The region with blocks as cells; itself for blocks of one cell.</summary>
    public static RegionArea Of(RegionArea area, int block)
    {
        if (block == 1)
        {
            return area;
        }

        var (t, grid) = (area.Grid.Transform, area.Grid);
        var coarse = new Grid(
            grid.Crs, new(t.OriginX, t.ColumnStepX * block, t.RowStepX * block, t.OriginY, t.ColumnStepY * block, t.RowStepY * block),
            (grid.Rows + block - 1) / block, (grid.Columns + block - 1) / block);
        bool[]? outside = area.Outside is null ? null : new bool[coarse.Cells];
        for (int cell = 0; cell < outside?.Length; cell++)
        {
            var (row, column) = Math.DivRem(cell, coarse.Columns);
            outside[cell] = area.Outside![(row * block * grid.Columns) + (column * block)];
        }

        return new(coarse, area.Described, outside) { Whole = grid };
    }

    /// <summary>Gives every cell of a region what its block has.</summary>
    public static bool[] Spread(bool[] blocks, Grid coarse, Grid whole, int block)
    {
        bool[] cells = new bool[whole.Cells];
        for (int row = 0; row < whole.Rows; row++)
        {
            for (int column = 0; column < whole.Columns; column++)
            {
                cells[(row * whole.Columns) + column] = blocks[(row / block * coarse.Columns) + (column / block)];
            }
        }

        return cells;
    }
}
