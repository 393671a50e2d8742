using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Sums of a raster's cells over areas, read strip by strip; strips without an area are passed over.</summary>
internal static class AreaSums
{
    /// <summary>Calls back for each run of each row, from the north, with the cells of all bands.</summary>
    /// <param name="raster">A raster on the map's grid.</param>
    /// <param name="bands">The first so many bands are read.</param>
    /// <param name="runs">Runs and their areas, row by row.</param>
    /// <param name="visit">Area, run, and the cells of one band: (band, area, run, cells).</param>
    public static void Visit(RasterFile raster, int bands, IReadOnlyList<(CellRun Run, int Area)> runs, RunVisit visit)
    {
        int next = 0;
        int columns = raster.Grid.Columns;
        float[] cells = [];
        foreach (var (first, rows) in RowStrips.Of(raster))
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
                cells = new float[rows * columns];
            }

            for (int band = 0; band < bands; band++)
            {
                raster.Read(band, first, 0, rows, columns, cells.AsSpan());
                for (int i = next; i < end; i++)
                {
                    var (run, area) = runs[i];
                    visit(band, area, run, cells.AsSpan(((run.Row - first) * columns) + run.First, run.Cells));
                }
            }

            next = end;
        }
    }

    /// <summary>Sum and number of the cells that have a value, per area and band.</summary>
    /// <param name="raster">A raster on the map's grid.</param>
    /// <param name="bands">The first so many bands are read.</param>
    /// <param name="runs">Runs and their areas, row by row.</param>
    /// <param name="areas">Number of areas.</param>
    /// <returns>(bands, areas) means; NaN where no cell has a value.</returns>
    public static double[][] Means(RasterFile raster, int bands, IReadOnlyList<(CellRun Run, int Area)> runs, int areas)
    {
        double[][] sums = [.. Enumerable.Range(0, bands).Select(_ => new double[areas])];
        long[][] counts = [.. Enumerable.Range(0, bands).Select(_ => new long[areas])];
        Visit(raster, bands, runs, (band, area, _, cells) =>
        {
            foreach (float value in cells)
            {
                if (!float.IsNaN(value))
                {
                    sums[band][area] += value;
                    counts[band][area]++;
                }
            }
        });
        for (int band = 0; band < bands; band++)
        {
            for (int area = 0; area < areas; area++)
            {
                sums[band][area] /= counts[band][area];
            }
        }

        return sums;
    }

    /// <summary>Sees the cells of one run.</summary>
    internal delegate void RunVisit(int band, int area, CellRun run, ReadOnlySpan<float> cells);
}
