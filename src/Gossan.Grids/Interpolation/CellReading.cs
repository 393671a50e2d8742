namespace Gossan.Grids;

/// <summary>Reads neighbouring cells of one row of a raster.</summary>
/// <param name="row">The row, 0 in the north.</param>
/// <param name="column">The first column.</param>
/// <param name="cells">The cells, NaN where missing; not more than the row has from that column on.</param>
public delegate void CellReading(int row, int column, Span<float> cells);
