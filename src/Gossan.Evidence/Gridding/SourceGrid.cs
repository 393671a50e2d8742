using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>The grid that a raster brings along.</summary>
/// <param name="Words">All of it in one line for people.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="CellWidth">Length of a cell along its row, in units of the raster's reference system.</param>
/// <param name="CellHeight">Length of a cell along its column, in units of the raster's reference system.</param>
/// <param name="Transform">From columns and rows to map positions: GDAL's six numbers.</param>
public sealed record SourceGrid(string Words, int Rows, int Columns, double CellWidth, double CellHeight, IReadOnlyList<double> Transform)
{
    internal static SourceGrid Of(Grid grid)
    {
        var t = grid.Transform;
        return new(grid.Describe(), grid.Rows, grid.Columns, grid.CellWidth, grid.CellHeight, [t.OriginX, t.ColumnStepX, t.RowStepX, t.OriginY, t.ColumnStepY, t.RowStepY]);
    }
}
