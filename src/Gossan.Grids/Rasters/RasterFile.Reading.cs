using System.Buffers;
using System.Numerics;

namespace Gossan.Grids;

/// <content>Reading of cells.</content>
public sealed unsafe partial class RasterFile
{
    // Cells that one pass converts or masks: bounds the buffers to some 9 MB, whatever the window.
    private const int CellsPerPass = 1 << 20;
    private const int MostReduced = 4096;

    /// <summary>Reads a window of one band.</summary>
    /// <param name="band">0 for the first.</param>
    /// <param name="row">First row of the window, 0 in the north.</param>
    /// <param name="column">First column of the window, 0 in the west.</param>
    /// <param name="rows">Rows of the window, 1 or more.</param>
    /// <param name="columns">Columns of the window, 1 or more.</param>
    /// <param name="cells">
    /// (rows x columns) row by row: the values after the band's scale and offset. NaN where the file has no data: its
    /// no-data value (or the user's) as the band's type has it, its mask, NaN and infinity.
    /// </param>
    /// <exception cref="RasterException">There is no such band, or the file is damaged.</exception>
    /// <exception cref="ArgumentException">The window leaves the grid, or <paramref name="cells"/> has another size.</exception>
    public void Read(int band, int row, int column, int rows, int columns, Span<float> cells) => ReadWindow(band, row, column, rows, columns, cells);

    /// <summary>Reads a window of one band as float64, in which whole numbers are exact up to 2^53: for categories.</summary>
    /// <inheritdoc cref="Read(int, int, int, int, int, Span{float})"/>
    public void Read(int band, int row, int column, int rows, int columns, Span<double> cells) => ReadWindow(band, row, column, rows, columns, cells);

    /// <summary>Reads a window of one band at a lower resolution, out of the file's overviews where it has them: for looking at.</summary>
    /// <param name="band">0 for the first.</param>
    /// <param name="row">First row of the window, 0 in the north.</param>
    /// <param name="column">First column of the window, 0 in the west.</param>
    /// <param name="rows">Rows of the window, 1 or more.</param>
    /// <param name="columns">Columns of the window, 1 or more.</param>
    /// <param name="height">Rows to make of them, at most 4096.</param>
    /// <param name="width">Columns to make of them, at most 4096.</param>
    /// <param name="cells">(height x width), each the overview's nearest cell; NaN as of <see cref="Read(int, int, int, int, int, Span{float})"/>.</param>
    /// <exception cref="RasterException">There is no such band, or the file is damaged.</exception>
    /// <exception cref="ArgumentException">The window leaves the grid, or <paramref name="cells"/> has another size.</exception>
    public void ReadReduced(int band, int row, int column, int rows, int columns, int height, int width, Span<float> cells)
    {
        RasterBand stored = BandAt(band);
        RequireInside(row, rows, Grid.Rows, nameof(row));
        RequireInside(column, columns, Grid.Columns, nameof(column));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(height, width), MostReduced, nameof(height));
        if (cells.Length != height * width)
        {
            throw new ArgumentException($"{height} x {width} cells need a buffer of that size, not {cells.Length}.", nameof(cells));
        }

        lock (gate)
        {
            ObjectDisposedException.ThrowIf(dataset.IsClosed, this);
            GdalErrors.Clear();
            var window = new ReadArea(column, row, columns, rows, width, height);
            ReadStored(band, window, cells, GdalType.Float32);
            stored.ToReal<float, float>(cells, cells);
            if (stored.Mask != 0)
            {
                HideMasked(band, stored.Mask, window, cells);
            }
        }
    }

    private static void RequireInside(int first, int count, int size, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first, name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, $"{name}s");
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)first + count, size, name);
    }

    private void ReadWindow<T>(int band, int row, int column, int rows, int columns, Span<T> cells)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RasterBand stored = BandAt(band);
        RequireInside(row, rows, Grid.Rows, nameof(row));
        RequireInside(column, columns, Grid.Columns, nameof(column));
        if (cells.Length != (long)rows * columns)
        {
            throw new ArgumentException($"A window of {rows} x {columns} cells needs a buffer of that size, not {cells.Length}.", nameof(cells));
        }

        int rowsPerPass = Math.Max(1, CellsPerPass / columns);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(dataset.IsClosed, this);
            for (int first = 0; first < rows; first += rowsPerPass)
            {
                int count = Math.Min(rowsPerPass, rows - first);
                ReadRows(band, stored, row + first, column, count, columns, cells.Slice(first * columns, count * columns));
            }
        }
    }

    private void ReadRows<T>(int band, RasterBand stored, int row, int column, int rows, int columns, Span<T> cells)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GdalErrors.Clear();
        var window = new ReadArea(column, row, columns, rows, columns, rows);
        if (typeof(T) == typeof(double) || stored.FitsFloat)
        {
            ReadStored(band, window, cells, typeof(T) == typeof(double) ? GdalType.Float64 : GdalType.Float32);
            stored.ToReal<T, T>(cells, cells);
        }
        else
        {
            // Integers above 2^24 and doubles lose digits as float32: they meet their no-data value before that.
            double[] buffer = ArrayPool<double>.Shared.Rent(cells.Length);
            ReadStored(band, window, buffer.AsSpan(0, cells.Length), GdalType.Float64);
            stored.ToReal<double, T>(buffer.AsSpan(0, cells.Length), cells);
            ArrayPool<double>.Shared.Return(buffer);
        }

        if (stored.Mask != 0)
        {
            HideMasked(band, stored.Mask, window, cells);
        }
    }

    private void ReadStored<T>(int band, ReadArea of, Span<T> into, int type)
        where T : unmanaged
    {
        int number = band + 1;
        fixed (T* buffer = into)
        {
            RequireRead(band, of, GdalNative.GDALDatasetRasterIO(dataset, 0, of.Column, of.Row, of.Columns, of.Rows, buffer, of.Width, of.Height, type, 1, &number, 0, 0, 0));
        }
    }

    private void HideMasked<T>(int band, nint mask, ReadArea of, Span<T> cells)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(cells.Length);
        fixed (byte* start = buffer)
        {
            RequireRead(band, of, GdalNative.GDALRasterIO(mask, 0, of.Column, of.Row, of.Columns, of.Rows, start, of.Width, of.Height, GdalType.Byte, 0, 0));
        }

        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = buffer[i] == 0 ? T.NaN : cells[i];
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    // A driver may note a failure and still return success with zeros in place of the cells.
    private void RequireRead(int band, ReadArea of, int error)
    {
        if (error != 0 || GdalErrors.Any)
        {
            throw RasterException.Unreadable(Path, band, of.Row, of.Rows, GdalErrors.Take());
        }
    }

    /// <summary>Cells of the file, and the rows and columns to make of them.</summary>
    private readonly record struct ReadArea(int Column, int Row, int Columns, int Rows, int Width, int Height);
}
