using System.Buffers;
using Gossan.Grids;

namespace Gossan.Report.Maps;

/// <summary>The values that a picture needs: every cell of a small raster, means over square blocks of a large one.</summary>
internal sealed class MapSamples
{
    private const int CellsPerRead = 1 << 20;
    private const int RowsPerRead = 256;

    private readonly float[] values;

    private MapSamples(Grid grid, int block, int columns, float[] values) => (Grid, Block, Columns, this.values) = (grid, block, columns, values);

    public Grid Grid { get; }

    /// <summary>Edge of a block, in cells.</summary>
    public int Block { get; }

    /// <summary>Cells that are missing; of the raster's cells, not of the samples, as all that follows.</summary>
    public long Missing { get; private set; }

    /// <summary>Lowest cell; NaN where all are missing.</summary>
    public float Minimum { get; private set; } = float.NaN;

    /// <summary>Highest cell; NaN where all are missing.</summary>
    public float Maximum { get; private set; } = float.NaN;

    /// <summary>Mean of the cells that are not missing; NaN where all are.</summary>
    public double Mean { get; private set; } = double.NaN;

    /// <summary>Whether some cells are not missing and each of those is 0 or 1.</summary>
    public bool ZeroOrOne { get; private set; }

    private int Columns { get; }

    /// <summary>Reads a band, at most 1 Mi cells at a time (more only where one block is larger).</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="band">0 for the first.</param>
    /// <param name="mostColumns">Most samples side by side.</param>
    /// <param name="mostRows">Most samples one below the other.</param>
    public static MapSamples Read(RasterFile raster, int band, int mostColumns, int mostRows)
    {
        var grid = raster.Grid;
        int block = Math.Max(1, Math.Max(Ratio(grid.Columns, mostColumns), Ratio(grid.Rows, mostRows)));
        int columns = Ratio(grid.Columns, block), rows = Ratio(grid.Rows, block);
        var blocks = new BlockSums(block, columns, rows);
        int height = block * Math.Max(1, RowsPerRead / block), width = block * Math.Max(1, CellsPerRead / height / block);
        float[] cells = ArrayPool<float>.Shared.Rent(Math.Min(height, grid.Rows) * Math.Min(width, grid.Columns));
        for (int row = 0; row < grid.Rows; row += height)
        {
            int h = Math.Min(height, grid.Rows - row);
            for (int column = 0; column < grid.Columns; column += width)
            {
                int w = Math.Min(width, grid.Columns - column);
                var part = cells.AsSpan(0, h * w);
                raster.Read(band, row, column, h, w, part);
                for (int i = 0; i < h; i++)
                {
                    blocks.Add(row + i, column, part.Slice(i * w, w));
                }
            }
        }

        ArrayPool<float>.Shared.Return(cells);
        var samples = new MapSamples(grid, block, columns, blocks.Means()) { Missing = grid.Cells - blocks.Count };
        if (blocks.Count > 0)
        {
            (samples.Minimum, samples.Maximum, samples.Mean, samples.ZeroOrOne) = (blocks.Minimum, blocks.Maximum, blocks.Sum / blocks.Count, blocks.ZeroOrOne);
        }

        return samples;
    }

    /// <summary>The value at a place on the grid, in fractions of columns and rows; NaN where there is none.</summary>
    public float At(double column, double row) =>
        column >= 0 && row >= 0 && column < Grid.Columns && row < Grid.Rows
            ? values[((int)row / Block * Columns) + ((int)column / Block)]
            : float.NaN;

    /// <summary>The value below which a share of the samples lies; NaN where all are missing.</summary>
    public double Percentile(double share)
    {
        float[] sorted = [.. values.Where(value => !float.IsNaN(value)).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }

    /// <summary>Whether any sample is missing.</summary>
    public bool AnyMissing() => Array.Exists(values, float.IsNaN);

    private static int Ratio(int cells, int most) => (int)(((long)cells + most - 1) / most);
}
