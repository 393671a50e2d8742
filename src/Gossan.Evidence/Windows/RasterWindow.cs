using Gossan.Grids;

namespace Gossan.Evidence.Windows;

/// <summary>One window read straight out of a prepared stack's raster: for whoever asks about a few cells and need not hold the stack.</summary>
public static class RasterWindow
{
    /// <summary>Reads the window round a cell, the same as <see cref="WindowSource"/> gives.</summary>
    /// <param name="stack">The stack's raster.</param>
    /// <param name="row">Row of the centre cell, inside the grid.</param>
    /// <param name="column">Column of the centre cell, inside the grid.</param>
    /// <param name="options">Size and edge rule.</param>
    /// <returns>A batch of one window; <see langword="null"/> where it is not valid: a cell is missing, or it leaves the grid and the edge rule skips such windows.</returns>
    /// <exception cref="RasterException">The file is damaged.</exception>
    public static WindowBatch? Read(RasterFile stack, int row, int column, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(options);
        var (size, radius, grid) = (options.Size, options.Radius, stack.Grid);
        int top = Math.Max(0, row - radius), left = Math.Max(0, column - radius);
        int rows = Math.Min(grid.Rows, row + radius + 1) - top, columns = Math.Min(grid.Columns, column + radius + 1) - left;
        if (size > Math.Min(grid.Rows, grid.Columns) || (options.Edge == WindowEdge.Skip && (rows, columns) != (size, size)))
        {
            return null;
        }

        var batch = new WindowBatch(1, size, stack.Bands) { Count = 1 };
        var window = batch.WindowAt(0);
        float[] cells = new float[rows * columns];
        for (int band = 0; band < stack.Bands; band++)
        {
            stack.Read(band, top, left, rows, columns, cells);
            if (Array.Exists(cells, float.IsNaN))
            {
                return null;
            }

            for (int y = 0; y < size; y++)
            {
                int line = (ValidWindows.Mirrored(row - radius + y, grid.Rows) - top) * columns;
                for (int x = 0; x < size; x++)
                {
                    window[(((y * size) + x) * stack.Bands) + band] = cells[line + ValidWindows.Mirrored(column - radius + x, grid.Columns) - left];
                }
            }
        }

        return batch;
    }
}
