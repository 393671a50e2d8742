using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>The rows of a grid that are being computed, in memory that does not move meanwhile.</summary>
internal readonly unsafe struct Strip
{
    private readonly float* cells;
    private readonly int columns;

    internal Strip(int firstRow, int rows, int columns, float* cells)
    {
        FirstRow = firstRow;
        EndRow = firstRow + rows;
        this.columns = columns;
        this.cells = cells;
    }

    /// <summary>Its northern row, in the grid.</summary>
    public int FirstRow { get; }

    /// <summary>The row south of it, in the grid.</summary>
    public int EndRow { get; }

    /// <summary>The first row that it shares with a block.</summary>
    public int FirstRowOf(in Block block) => Math.Max(FirstRow, block.FirstRow);

    /// <summary>The row south of the last that it shares with a block.</summary>
    public int EndRowOf(in Block block) => Math.Min(EndRow, block.EndRow);

    /// <summary>Cells of one row.</summary>
    /// <param name="row">The row, in the grid.</param>
    /// <param name="firstColumn">The first column.</param>
    /// <param name="count">How many.</param>
    public Span<float> Cells(int row, int firstColumn, int count) => new(cells + ((long)(row - FirstRow) * columns) + firstColumn, count);

    /// <summary>Writes eight cells of one row, those that lie before an end.</summary>
    /// <param name="row">The row, in the grid.</param>
    /// <param name="column">The first column.</param>
    /// <param name="endColumn">The column after the last that may be written.</param>
    /// <param name="west">The first four.</param>
    /// <param name="east">The next four.</param>
    public void Write(int row, int column, int endColumn, Vector256<double> west, Vector256<double> east)
    {
        var values = Vector256.Narrow(west, east);
        int count = Math.Min(Vector256<float>.Count, endColumn - column);
        Span<float> to = Cells(row, column, count);
        if (count == Vector256<float>.Count)
        {
            values.CopyTo(to);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            to[i] = values[i];
        }
    }

    /// <summary>Gives all cells that it shares with a block one value.</summary>
    public void Fill(in Block block, float value)
    {
        for (int row = FirstRowOf(block); row < EndRowOf(block); row++)
        {
            Cells(row, block.FirstColumn, block.Columns).Fill(value);
        }
    }
}
