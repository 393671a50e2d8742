using System.Buffers;

namespace Gossan.Grids;

/// <summary>Fills gaps of a raster from the cells round them.</summary>
public static class GapFilling
{
    private const int Neighbours = 12;

    /// <summary>How many rows on both sides of those to fill can matter to them.</summary>
    /// <param name="reach">See <see cref="Fill"/>.</param>
    /// <returns>The rows within reach, and one more, which tells whether the outermost of them border a gap.</returns>
    public static int HaloOf(double reach) => (int)Math.Min(Math.Floor(Positive(reach)) + 1, int.MaxValue);

    /// <summary>Fills the missing cells of some rows.</summary>
    /// <param name="window">(rows, columns) cells, NaN where missing; filled in place, other cells stay as they are.</param>
    /// <param name="rows">Rows of the window.</param>
    /// <param name="columns">Columns of the window.</param>
    /// <param name="firstRow">The first row to fill.</param>
    /// <param name="count">How many rows to fill; the others are read only.</param>
    /// <param name="reach">
    /// How far a cell may be from one that it is filled from, centre to centre, in cells (which are taken as square); above 0,
    /// infinity for no limit.
    /// </param>
    /// <param name="method">
    /// <see cref="GapFillMethod.Idw"/>: the mean of the up to 12 nearest cells that border a gap (by side or corner), weighted by
    /// 1 / distance^2; <see cref="GapFillMethod.Nearest"/>: the nearest of them. At the same distance the northern, then
    /// the western cell comes first.
    /// </param>
    /// <returns>How many cells were filled. Those without such a cell within reach stay NaN.</returns>
    /// <remarks>
    /// Cells are filled from cells of the raster, never from filled ones. A row's result is the same however the window is
    /// cut, as long as <see cref="HaloOf"/> rows lie on both sides of those to fill, or the raster ends there.
    /// </remarks>
    /// <exception cref="ArgumentException">The numbers do not fit each other, or the reach is not above 0.</exception>
    public static long Fill(Span<float> window, int rows, int columns, int firstRow, int count, double reach, GapFillMethod method)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, rows - firstRow);
        if (window.Length != (long)rows * columns)
        {
            throw new ArgumentException($"{rows} rows of {columns} columns do not fit {window.Length} cells.", nameof(window));
        }

        int halo = HaloOf(reach);
        Span<float> cells = window.Slice(firstRow * columns, count * columns);
        long missing = MissingCells.Count(cells);
        if (missing == 0)
        {
            return 0;
        }

        // Only these rows can matter, and rows to fill are counted from the first of them.
        int top = Math.Max(0, firstRow - halo), end = (int)Math.Min(rows, (long)firstRow + count + halo);
        var grid = new Grid("", new(0, 1, 0, 0, 0, 1), end - top, columns);
        var options = new PointInterpolationOptions
        {
            Method = method == GapFillMethod.Nearest ? InterpolationMethod.Nearest : InterpolationMethod.Idw,
            Neighbours = Neighbours,
            Radius = reach,
        };
        new SampleField(grid, Rim(window[(top * columns)..(end * columns)], end - top, columns), options).Read(firstRow - top, count, cells, gapsOnly: true);
        return missing - MissingCells.Count(cells);
    }

    /// <summary>The cells that border a gap, by row, then by column.</summary>
    private static Candidates Rim(ReadOnlySpan<float> window, int rows, int columns)
    {
        byte[] isNearGap = ArrayPool<byte>.Shared.Rent(window.Length);
        Array.Clear(isNearGap, 0, window.Length);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> cells = window.Slice(row * columns, columns);
            int from = 0;
            for (int next; (next = MissingCells.First(cells[from..])) >= 0;)
            {
                from += next;
                int run = MissingCells.RunLength(cells[from..]), west = Math.Max(0, from - 1), east = Math.Min(columns, from + run + 1);
                for (int near = Math.Max(0, row - 1); near <= Math.Min(rows - 1, row + 1); near++)
                {
                    isNearGap.AsSpan((near * columns) + west, east - west).Fill(1);
                }

                from += run;
            }
        }

        var rim = new List<int>();
        int at = 0;
        for (int next; (next = isNearGap.AsSpan(at, window.Length - at).IndexOf((byte)1)) >= 0; at++)
        {
            at += next;
            if (!float.IsNaN(window[at]))
            {
                rim.Add(at);
            }
        }

        ArrayPool<byte>.Shared.Return(isNearGap);
        double[] values = new double[rim.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = window[rim[i]];
        }

        return Samples.Of(rim.Count, i => new((rim[i] % columns) + 0.5, (rim[i] / columns) + 0.5, values[i]));
    }

    private static double Positive(double reach) =>
        reach > 0 ? reach : throw new ArgumentOutOfRangeException(nameof(reach), reach, "Gaps are filled from a distance above 0.");
}
