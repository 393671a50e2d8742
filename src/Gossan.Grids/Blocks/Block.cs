namespace Gossan.Grids;

/// <summary>A rectangle of cells, as what reads a grid by culling sees it.</summary>
/// <param name="FirstRow">Its northern row.</param>
/// <param name="FirstColumn">Its western column.</param>
/// <param name="Rows">Number of rows, 1 or more.</param>
/// <param name="Columns">Number of columns, 1 or more.</param>
/// <param name="X">x of its centre, in units of the CRS.</param>
/// <param name="Y">y of its centre.</param>
/// <param name="Reach">No cell's centre is farther from (X, Y), in units of the CRS; rounding is allowed for.</param>
internal readonly record struct Block(int FirstRow, int FirstColumn, int Rows, int Columns, double X, double Y, double Reach)
{
    /// <summary>The row south of it.</summary>
    public int EndRow => FirstRow + Rows;

    /// <summary>The column east of it.</summary>
    public int EndColumn => FirstColumn + Columns;

    /// <summary>The block of these cells.</summary>
    /// <param name="transform">The grid's.</param>
    /// <param name="firstRow">Northern row.</param>
    /// <param name="firstColumn">Western column.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="slack">How far positions may be off by rounding.</param>
    public static Block Of(in AffineTransform transform, int firstRow, int firstColumn, int rows, int columns, double slack)
    {
        var (x, y) = transform.Apply(firstColumn + (columns / 2.0), firstRow + (rows / 2.0));
        double right = (columns - 1) / 2.0, down = (rows - 1) / 2.0;
        double oneDiagonal = double.Hypot((right * transform.ColumnStepX) + (down * transform.RowStepX), (right * transform.ColumnStepY) + (down * transform.RowStepY));
        double other = double.Hypot((right * transform.ColumnStepX) - (down * transform.RowStepX), (right * transform.ColumnStepY) - (down * transform.RowStepY));
        return new(firstRow, firstColumn, rows, columns, x, y, Math.Max(oneDiagonal, other) + slack);
    }
}
