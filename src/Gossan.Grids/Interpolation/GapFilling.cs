using System.Buffers;

namespace Gossan.Grids;

/// <summary>Fills gaps of a raster from the cells round them, strip by strip.</summary>
/// <remarks>
/// Cells are filled from cells of the raster, never from filled ones. A cell's value depends neither on the strips nor on the
/// number of threads. The memory taken does not depend on the reach: a bit per cell says which cells border a gap, and
/// gaps are filled in tiles, split where too many of those cells could be among the nearest of a tile's.
/// </remarks>
public sealed class GapFilling
{
    /// <summary>Cells bordering a gap that all threads together have in hand; each takes some 90 bytes while it is.</summary>
    private const int MostAtWork = 1 << 16;

    private const int Neighbours = 12;
    private const int Tile = 128;

    private readonly int rows;
    private readonly int columns;
    private readonly int limit;
    private readonly PointInterpolationOptions options;
    private readonly GapRim rim;

    /// <summary>Goes over the raster once to find the cells that border a gap.</summary>
    /// <param name="rows">Rows of the raster.</param>
    /// <param name="columns">Columns of the raster.</param>
    /// <param name="read">
    /// The raster. It is read again while gaps are filled, from several threads; gaps may have been filled there by then, other
    /// cells must be as they were.
    /// </param>
    /// <param name="reach">
    /// How far a cell may be from one that it is filled from, centre to centre, in cells (which are taken as square); above 0,
    /// infinity for no limit.
    /// </param>
    /// <param name="method">
    /// <see cref="GapFillMethod.Idw"/>: the mean of the up to 12 nearest cells that border a gap (by side or corner), weighted by
    /// 1 / distance^2; <see cref="GapFillMethod.Nearest"/>: the nearest of them. At the same distance the northern, then
    /// the western cell comes first.
    /// </param>
    /// <exception cref="ArgumentException">A size is below 1, or the reach is not above 0.</exception>
    public GapFilling(int rows, int columns, CellReading read, double reach, GapFillMethod method)
        : this(rows, columns, read, reach, method, Math.Max(1 << 12, MostAtWork / Environment.ProcessorCount))
    {
    }

    /// <summary>The same with another limit of memory.</summary>
    /// <param name="rows">Rows of the raster.</param>
    /// <param name="columns">Columns of the raster.</param>
    /// <param name="read">The raster.</param>
    /// <param name="reach">How far a cell may be from one that it is filled from.</param>
    /// <param name="method">How.</param>
    /// <param name="limit">Cells bordering a gap that one thread has in hand; more only where they are equally far from a single cell.</param>
    internal GapFilling(int rows, int columns, CellReading read, double reach, GapFillMethod method, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentNullException.ThrowIfNull(read);
        if (!(reach > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(reach), reach, "Gaps are filled from a distance above 0.");
        }

        (this.rows, this.columns, this.limit) = (rows, columns, limit);
        options = new()
        {
            Method = method == GapFillMethod.Nearest ? InterpolationMethod.Nearest : InterpolationMethod.Idw,
            Neighbours = Neighbours,
            Radius = reach,
        };
        rim = new(rows, columns, read);
    }

    /// <summary>Fills the missing cells of some rows.</summary>
    /// <param name="firstRow">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="cells">(count, columns) these rows of the raster; gaps are filled in place, other cells stay as they are.</param>
    /// <returns>How many cells were filled. Those without a cell bordering a gap within reach stay NaN.</returns>
    /// <exception cref="ArgumentException">The rows are not in the raster, or the cells are not as many.</exception>
    public long Fill(int firstRow, int count, Memory<float> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, rows - firstRow);
        if (cells.Length != (long)count * columns)
        {
            throw new ArgumentException($"{count} rows of {columns} columns do not fit {cells.Length} cells.", nameof(cells));
        }

        long missing = MissingCells.Count(cells.Span);
        if (missing == 0 || rim.IsEmpty)
        {
            return 0;
        }

        int across = ((columns - 1) / Tile) + 1, tiles = (((count - 1) / Tile) + 1) * across;
        Parallel.For(
            0,
            tiles,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new RimSamples(),
            (tile, _, samples) =>
            {
                int row = tile / across * Tile, column = tile % across * Tile;
                Fill(cells, firstRow, new(row, column, Math.Min(Tile, count - row), Math.Min(Tile, columns - column)), samples);
                return samples;
            },
            samples => samples.Dispose());
        return missing - MissingCells.Count(cells.Span);
    }

    /// <summary>Fills a tile of a strip.</summary>
    /// <param name="strip">The strip's cells.</param>
    /// <param name="stripRow">Its first row.</param>
    /// <param name="tile">Rows counted from there.</param>
    /// <param name="samples">Room for the cells that can matter.</param>
    private void Fill(Memory<float> strip, int stripRow, Part tile, RimSamples samples)
    {
        if (!HasGap(strip.Span, tile))
        {
            return;
        }

        var (row, column, height, width) = tile;
        var grid = new Grid("", new(column, 1, 0, stripRow + row, 0, 1), height, width);
        if (!rim.Find(grid, options, limit, samples))
        {
            foreach (var part in tile.Halves())
            {
                Fill(strip, stripRow, part, samples);
            }

            return;
        }

        float[] room = ArrayPool<float>.Shared.Rent(height * width);
        var cells = room.AsSpan(0, height * width);
        for (int i = 0; i < height; i++)
        {
            strip.Span.Slice(((row + i) * columns) + column, width).CopyTo(cells[(i * width)..]);
        }

        new SampleField(grid, samples.All, options).Read(0, height, cells, gapsOnly: true);
        for (int i = 0; i < height; i++)
        {
            cells.Slice(i * width, width).CopyTo(strip.Span[(((row + i) * columns) + column)..]);
        }

        ArrayPool<float>.Shared.Return(room);
    }

    private bool HasGap(ReadOnlySpan<float> strip, Part tile)
    {
        for (int row = tile.Row; row < tile.Row + tile.Rows; row++)
        {
            if (MissingCells.First(strip.Slice((row * columns) + tile.Column, tile.Columns)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Part(int Row, int Column, int Rows, int Columns)
    {
        /// <summary>The two parts across its longer side, of at least two cells.</summary>
        public Part[] Halves() => Rows >= Columns
            ? [this with { Rows = Rows / 2 }, this with { Row = Row + (Rows / 2), Rows = Rows - (Rows / 2) }]
            : [this with { Columns = Columns / 2 }, this with { Column = Column + (Columns / 2), Columns = Columns - (Columns / 2) }];
    }
}
