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

    private int Columns { get; }

    /// <summary>Reads a raster, at most 1 Mi cells at a time (more only where one block is larger).</summary>
    /// <param name="path">The raster.</param>
    /// <param name="mostColumns">Most samples side by side.</param>
    /// <param name="mostRows">Most samples one below the other.</param>
    public static MapSamples Read(string path, int mostColumns, int mostRows)
    {
        using var raster = RasterFile.Open(path);
        if (raster.Bands != 1)
        {
            throw MapPictureException.SeveralBands(path, raster.Bands);
        }

        var grid = raster.Grid;
        int block = Math.Max(1, Math.Max(Ratio(grid.Columns, mostColumns), Ratio(grid.Rows, mostRows)));
        int columns = Ratio(grid.Columns, block), rows = Ratio(grid.Rows, block);
        double[] sums = new double[rows * columns];
        int[] counts = new int[sums.Length];
        int height = block * Math.Max(1, RowsPerRead / block), width = block * Math.Max(1, CellsPerRead / height / block);
        float[] cells = new float[Math.Min(height, grid.Rows) * Math.Min(width, grid.Columns)];
        for (int row = 0; row < grid.Rows; row += height)
        {
            int h = Math.Min(height, grid.Rows - row);
            for (int column = 0; column < grid.Columns; column += width)
            {
                int w = Math.Min(width, grid.Columns - column);
                var part = cells.AsSpan(0, h * w);
                raster.Read(0, row, column, h, w, part);
                for (int i = 0; i < part.Length; i++)
                {
                    if (!float.IsNaN(part[i]))
                    {
                        int sample = ((row + (i / w)) / block * columns) + ((column + (i % w)) / block);
                        sums[sample] += part[i];
                        counts[sample]++;
                    }
                }
            }
        }

        return new(grid, block, columns, [.. sums.Select((sum, i) => counts[i] == 0 ? float.NaN : (float)(sum / counts[i]))]);
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
