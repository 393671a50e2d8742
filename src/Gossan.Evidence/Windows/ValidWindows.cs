using Gossan.Evidence.Stacks;

namespace Gossan.Evidence.Windows;

/// <summary>The centres of all windows of a region that hold no missing cell, in row-major order.</summary>
public sealed class ValidWindows
{
    private readonly int columns;
    private readonly int[] centres;
    private readonly bool[] valid;

    private ValidWindows(int columns, int[] centres, bool[] valid) => (this.columns, this.centres, this.valid) = (columns, centres, valid);

    /// <summary>How many windows are valid.</summary>
    public int Count => centres.Length;

    /// <summary>The centre of one valid window.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1, north to south and west to east.</param>
    /// <returns>Row and column of its centre cell.</returns>
    public (int Row, int Column) this[int index] => Math.DivRem(centres[index], columns);

    /// <summary>Whether a window centred on a cell is valid.</summary>
    /// <param name="row">Row inside the grid.</param>
    /// <param name="column">Column inside the grid.</param>
    /// <returns><see langword="true"/> when none of its cells is missing.</returns>
    public bool Contains(int row, int column) => valid[(row * columns) + column];

    /// <summary>Finds the valid windows of a stack.</summary>
    /// <param name="stack">The evidence.</param>
    /// <param name="options">Size and edge rule.</param>
    /// <returns>The valid windows, at least one.</returns>
    /// <exception cref="WindowException">The window is larger than the region, or none is valid.</exception>
    public static ValidWindows Of(EvidenceStack stack, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(options);
        var (rows, columns) = (stack.Grid.Rows, stack.Grid.Columns);
        if (options.Size > Math.Min(rows, columns))
        {
            throw WindowException.LargerThanRegion(stack.Region, options.Size, rows, columns);
        }

        var found = Scan(stack.Missing, rows, columns, options);
        if (found.Count == 0)
        {
            var (band, share) = stack.MostMissingBand();
            throw WindowException.NoneValid(stack.Region, options.Size, band, share);
        }

        return found;
    }

    /// <summary>Finds the valid windows of a mask in time proportional to its cells, whatever the window's size.</summary>
    /// <param name="missing">rows x columns, true where any layer has no value.</param>
    /// <param name="rows">Rows of the mask.</param>
    /// <param name="columns">Columns of the mask.</param>
    /// <param name="options">Size and edge rule.</param>
    /// <returns>The valid windows; maybe none.</returns>
    /// <remarks>Running counts: per column the missing cells of the last W rows, along a row the sum of the last W columns.</remarks>
    public static ValidWindows Scan(ReadOnlySpan<bool> missing, int rows, int columns, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Size > Math.Min(rows, columns))
        {
            return new(columns, [], new bool[missing.Length]);
        }

        int size = options.Size, radius = options.Radius;
        int pad = options.Edge == WindowEdge.Reflect ? radius : 0;
        int width = columns + (2 * pad), height = rows + (2 * pad);
        bool[] valid = new bool[missing.Length];
        int[] below = new int[width];
        int count = 0;
        for (int y = 0; y < height; y++)
        {
            AddRow(below, missing.Slice(Mirrored(y - pad, rows) * columns, columns), pad, +1);
            if (y >= size)
            {
                AddRow(below, missing.Slice(Mirrored(y - size - pad, rows) * columns, columns), pad, -1);
            }

            if (y < size - 1)
            {
                continue;
            }

            // The window that ends in this padded row and column has its centre radius cells before both.
            var validRow = valid.AsSpan((y - radius - pad) * columns, columns);
            int sum = 0;
            for (int x = 0; x < width; x++)
            {
                sum += below[x];
                if (x >= size - 1)
                {
                    if (sum == 0)
                    {
                        validRow[x - radius - pad] = true;
                        count++;
                    }

                    sum -= below[x - size + 1];
                }
            }
        }

        int[] centres = new int[count];
        for (int cell = 0, next = 0; next < count; cell++)
        {
            if (valid[cell])
            {
                centres[next++] = cell;
            }
        }

        return new(columns, centres, valid);
    }

    /// <summary>Mirrors an index at the first and last cell: -1 becomes 1, n becomes n - 2.</summary>
    internal static int Mirrored(int index, int length) => index < 0 ? -index : index >= length ? (2 * (length - 1)) - index : index;

    private static void AddRow(int[] below, ReadOnlySpan<bool> row, int pad, int sign)
    {
        var inside = below.AsSpan(pad, row.Length);
        for (int x = 0; x < row.Length; x++)
        {
            inside[x] += row[x] ? sign : 0;
        }

        for (int x = 1; x <= pad; x++)
        {
            below[pad - x] += row[x] ? sign : 0;
            below[pad + row.Length - 1 + x] += row[row.Length - 1 - x] ? sign : 0;
        }
    }
}
