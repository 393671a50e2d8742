namespace Gossan.Grids;

/// <summary>The rows that are being burnt, and the value that goes onto them.</summary>
internal readonly ref struct BurnStrip(int firstRow, int rows, int columns, float value, Span<float> cells)
{
    private readonly Span<float> cells = cells;

    /// <summary>A row inside the strip, or the one just before its first or after its last.</summary>
    /// <param name="row">A whole number, however far away.</param>
    /// <param name="below">0 for the nearest from the strip's first row on, -1 for the nearest up to its last row.</param>
    internal int Row(double row, int below) => (int)Math.Clamp(row, firstRow + below, (double)firstRow + rows + below);

    /// <summary>Gives cells of a row the value; columns outside the grid are passed over.</summary>
    /// <param name="row">A row of the strip.</param>
    /// <param name="first">First column, a whole number.</param>
    /// <param name="last">Last column; before the first for none.</param>
    internal void Fill(int row, double first, double last)
    {
        int from = (int)Math.Clamp(first, 0, columns);
        int to = (int)Math.Clamp(last, -1, columns - 1);
        if (from <= to)
        {
            cells.Slice(((row - firstRow) * columns) + from, to - from + 1).Fill(value);
        }
    }
}
