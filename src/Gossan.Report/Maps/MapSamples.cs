using System.Buffers;
using Gossan.Grids;

namespace Gossan.Report.Maps;

/// <summary>The values that a picture needs: every cell of a small raster, means over square blocks of a large one.</summary>
internal sealed class MapSamples
{
    private const int CellsPerRead = 1 << 20;
    private const int CellsOfAllBands = 1 << 24;
    private const int WindowEdge = 512;

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

    /// <summary>Edge of the blocks of cells that are drawn as one, where a map has fewer pixels than its grid has cells.</summary>
    public static int BlockOf(Grid grid, MapExtent extent) =>

        // A row more than pixels: half a block at the southern edge shall not make all blocks larger.
        Math.Max(1, Math.Max(Ratio(grid.Columns, extent.Width), Ratio(grid.Rows, extent.Height + 1)));

    /// <summary>Reads some bands together, since a block of the file is often decoded with all its bands; at most 1 Mi cells of a band at a time.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="first">0 for the raster's first band.</param>
    /// <param name="bands">How many bands to read.</param>
    /// <param name="block">Edge of the blocks that are averaged, in cells.</param>
    public static MapSamples[] Read(RasterFile raster, int first, int bands, int block)
    {
        var grid = raster.Grid;
        int columns = Ratio(grid.Columns, block), rows = Ratio(grid.Rows, block);
        BlockSums[] sums = [.. Enumerable.Range(0, bands).Select(_ => new BlockSums(block, columns, rows))];
        var (height, width) = WindowOf(raster);
        float[] cells = ArrayPool<float>.Shared.Rent(height * width);
        for (int row = 0; row < grid.Rows; row += height)
        {
            int h = Math.Min(height, grid.Rows - row);
            for (int column = 0; column < grid.Columns; column += width)
            {
                int w = Math.Min(width, grid.Columns - column);
                var part = cells.AsSpan(0, h * w);
                for (int band = 0; band < bands; band++)
                {
                    raster.Read(first + band, row, column, h, w, part);
                    for (int i = 0; i < h; i++)
                    {
                        sums[band].Add(row + i, column, part.Slice(i * w, w));
                    }
                }
            }
        }

        ArrayPool<float>.Shared.Return(cells);
        return [.. sums.Select(all => Of(grid, block, columns, all))];
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

    private static MapSamples Of(Grid grid, int block, int columns, BlockSums sums)
    {
        var samples = new MapSamples(grid, block, columns, sums.Means()) { Missing = grid.Cells - sums.Count };
        if (sums.Count > 0)
        {
            (samples.Minimum, samples.Maximum, samples.Mean, samples.ZeroOrOne) = (sums.Minimum, sums.Maximum, sums.Sum / sums.Count, sums.ZeroOrOne);
        }

        return samples;
    }

    /// <summary>Whole blocks of the file, so few that GDAL's cache holds all bands of them.</summary>
    private static (int Rows, int Columns) WindowOf(RasterFile raster)
    {
        int cells = Math.Clamp(CellsOfAllBands / raster.Bands, CellsPerRead / 16, CellsPerRead);
        var (blockRows, blockColumns) = raster.BlockSize;
        int width = Math.Min(blockColumns * Math.Max(1, WindowEdge / blockColumns), Math.Min(raster.Grid.Columns, CellsPerRead));
        int height = Math.Clamp(cells / width, 1, WindowEdge);
        height = Math.Max(height, Math.Min(blockRows, CellsPerRead / width));
        return (Math.Min(height < blockRows ? height : height / blockRows * blockRows, raster.Grid.Rows), width);
    }

    private static int Ratio(int cells, int most) => (int)(((long)cells + most - 1) / most);
}
