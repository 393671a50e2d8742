namespace Gossan.Grids;

/// <summary>The way from columns and rows to map positions, in GDAL's order of the six numbers.</summary>
/// <param name="OriginX">x of the outer corner of cell (0, 0), in units of the CRS.</param>
/// <param name="ColumnStepX">How far one column moves in x; the cell width of a north-up grid.</param>
/// <param name="RowStepX">How far one row moves in x; 0 unless rotated.</param>
/// <param name="OriginY">y of the outer corner of cell (0, 0), in units of the CRS.</param>
/// <param name="ColumnStepY">How far one column moves in y; 0 unless rotated.</param>
/// <param name="RowStepY">How far one row moves in y; the negative cell height of a north-up grid.</param>
public readonly record struct AffineTransform(double OriginX, double ColumnStepX, double RowStepX, double OriginY, double ColumnStepY, double RowStepY)
{
    /// <summary>Whether rows run exactly south and columns exactly east.</summary>
    public bool IsNorthUp => ColumnStepX > 0 && RowStepY < 0 && RowStepX == 0 && ColumnStepY == 0;

    /// <summary>Whether every map position has one column and row: all numbers are finite and a cell has an area.</summary>
    public bool IsInvertible => double.IsFinite(OriginX) && double.IsFinite(OriginY) && double.IsFinite(1 / Determinant);

    private double Determinant => (ColumnStepX * RowStepY) - (RowStepX * ColumnStepY);

    /// <summary>The map position of a place on the grid.</summary>
    /// <param name="column">Columns from the left outer edge; 0.5 is the centre of the first.</param>
    /// <param name="row">Rows from the upper outer edge; 0.5 is the centre of the first.</param>
    /// <returns>x and y in units of the CRS.</returns>
    public (double X, double Y) Apply(double column, double row) =>
        (OriginX + (column * ColumnStepX) + (row * RowStepX), OriginY + (column * ColumnStepY) + (row * RowStepY));

    /// <summary>The place on the grid of a map position.</summary>
    /// <param name="x">East, in units of the CRS.</param>
    /// <param name="y">North, in units of the CRS.</param>
    /// <returns>Column and row as fractions, outside the grid too; not numbers where <see cref="IsInvertible"/> is false.</returns>
    public (double Column, double Row) ApplyInverse(double x, double y)
    {
        // From differences to the origin: an inverse offset would lose digits far from (0, 0).
        double dx = x - OriginX;
        double dy = y - OriginY;
        return (((dx * RowStepY) - (dy * RowStepX)) / Determinant, ((dy * ColumnStepX) - (dx * ColumnStepY)) / Determinant);
    }

    /// <summary>The transform from map positions to columns and rows.</summary>
    /// <returns>A transform whose x is the column and whose y is the row; exact to rounding, for which <see cref="ApplyInverse"/> is better far from the origin.</returns>
    /// <exception cref="InvalidOperationException">The transform has no inverse (<see cref="IsInvertible"/>).</exception>
    public AffineTransform Inverse()
    {
        if (!IsInvertible)
        {
            throw new InvalidOperationException("A transform whose cells have no area has no inverse.");
        }

        var (column, row) = ApplyInverse(x: 0, y: 0);
        double determinant = Determinant;
        return new(column, RowStepY / determinant, -RowStepX / determinant, row, -ColumnStepY / determinant, ColumnStepX / determinant);
    }
}
