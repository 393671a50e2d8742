using System.Collections;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>The cells nearer than the guard to the windows of one fold: its windows, grown by rows and columns.</summary>
internal static class FoldGuard
{
    /// <summary>Grows the valid window centres of a fold.</summary>
    /// <param name="valid">A region's valid windows.</param>
    /// <param name="folds">(rows x columns) the fold of each cell.</param>
    /// <param name="rows">Rows of the region.</param>
    /// <param name="columns">Columns of the region.</param>
    /// <param name="fold">Which fold.</param>
    /// <param name="reach">Largest distance that counts as near, in cells; the larger of rows and columns.</param>
    /// <returns>A bit per cell, set where such a centre is within reach; the centres themselves are set too.</returns>
    /// <remarks>
    /// A square is a row of a column, so the growing is done along rows, then along columns. Each pass carries the place of the last
    /// centre met, forwards and backwards: the time is that of the cells, whatever the reach.
    /// </remarks>
    public static BitArray Of(ValidWindows valid, byte[] folds, int rows, int columns, int fold, int reach)
    {
        var near = new BitArray(rows * columns);
        for (int i = 0; i < valid.Count; i++)
        {
            var (row, column) = valid[i];
            int cell = (row * columns) + column;
            near[cell] = folds[cell] == fold;
        }

        if (reach <= 0)
        {
            return near;
        }

        bool[] line = new bool[columns];
        for (int row = 0; row < rows; row++)
        {
            Read(near, row, line);
            int end = -1;
            for (int column = 0; column < columns; column++)
            {
                // Cells up to here lie behind the last centre, within reach.
                end = line[column] ? (int)Math.Min(columns - 1, (long)column + reach) : end;
                near[(row * columns) + column] = column <= end;
            }

            int start = columns;
            for (int column = columns - 1; column >= 0; column--)
            {
                start = line[column] ? Math.Max(0, column - reach) : start;
                near[(row * columns) + column] |= column >= start;
            }
        }

        // Downwards each column remembers to where its last centre reaches; upwards the same on the rows as they were before.
        var widened = new BitArray(near);
        long[] ends = new long[columns];
        Array.Fill(ends, -1);
        for (int row = 0; row < rows; row++)
        {
            Read(widened, row, line);
            for (int column = 0; column < columns; column++)
            {
                ends[column] = line[column] ? (long)row + reach : ends[column];
                near[(row * columns) + column] = row <= ends[column];
            }
        }

        Array.Fill(ends, rows);
        for (int row = rows - 1; row >= 0; row--)
        {
            Read(widened, row, line);
            for (int column = 0; column < columns; column++)
            {
                ends[column] = line[column] ? (long)row - reach : ends[column];
                near[(row * columns) + column] |= row >= ends[column];
            }
        }

        return near;
    }

    private static void Read(BitArray cells, int row, bool[] line)
    {
        for (int column = 0; column < line.Length; column++)
        {
            line[column] = cells[(row * line.Length) + column];
        }
    }
}
