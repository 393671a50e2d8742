using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Mean uncertainty of areas: the bands of a cell add up as independent standard deviations do.</summary>
internal static class UncertaintyMeans
{
    /// <summary>Reads the raster once.</summary>
    /// <returns>(areas) the mean over the cells that have a value in every band; NaN where none has.</returns>
    public static double[] Of(RasterFile raster, IReadOnlyList<(CellRun Run, int Area)> runs, int areas)
    {
        if (raster.Bands == 1)
        {
            return AreaSums.Means(raster, 1, runs, areas)[0];
        }

        double[] sums = new double[areas];
        long[] counts = new long[areas];
        int columns = raster.Grid.Columns, next = 0;
        double[] squares = [];
        float[] cells = [];
        foreach (var (first, rows) in RowStrips.Of(raster, bands: 2))
        {
            int end = next;
            while (end < runs.Count && runs[end].Run.Row < first + rows)
            {
                end++;
            }

            if (end == next)
            {
                continue;
            }

            if (cells.Length != rows * columns)
            {
                (cells, squares) = (new float[rows * columns], new double[rows * columns]);
            }

            Array.Clear(squares);
            for (int band = 0; band < raster.Bands; band++)
            {
                raster.Read(band, first, 0, rows, columns, cells.AsSpan());
                for (int i = 0; i < cells.Length; i++)
                {
                    squares[i] += (double)cells[i] * cells[i];
                }
            }

            for (; next < end; next++)
            {
                var (run, area) = runs[next];
                foreach (double square in squares.AsSpan(((run.Row - first) * columns) + run.First, run.Cells))
                {
                    if (!double.IsNaN(square))
                    {
                        sums[area] += Math.Sqrt(square);
                        counts[area]++;
                    }
                }
            }
        }

        return [.. sums.Select((sum, area) => sum / counts[area])];
    }
}
