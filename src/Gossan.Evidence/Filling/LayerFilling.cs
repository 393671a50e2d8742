using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Filling;

/// <summary>Gives missing cells of a layer a value, after its transforms, so that what was learnt comes from measured cells alone.</summary>
internal static class LayerFilling
{
    /// <summary>How far a measured cell reaches where no distance is given: the edge of the smallest usual window, as the authors fill.</summary>
    private const double UsualReachCells = 5;

    /// <summary>The one value that all gaps get, learnt on the training regions; <see langword="null"/> for methods that need none.</summary>
    /// <param name="method">How gaps are filled.</param>
    /// <param name="frequent">Whether the layer is binary or categorical, so that a mean would be no value of it.</param>
    /// <param name="scan">The cells to learn from.</param>
    public static double? Learn(FillMethod method, bool frequent, CellScan scan)
    {
        if (method is FillMethod.None or FillMethod.Idw)
        {
            return null;
        }

        if (frequent)
        {
            var counts = new SortedDictionary<float, long>();
            scan(cells => CountRuns(cells, counts));
            return counts.MaxBy(entry => entry.Value).Key;
        }

        var statistics = LayerStatistics.Of(scan);
        return method == FillMethod.Mean ? statistics.Mean : statistics.P50;
    }

    /// <summary>Counts values; neighbours are mostly the same, so a run of them is counted at once.</summary>
    private static void CountRuns(ReadOnlySpan<float> cells, SortedDictionary<float, long> counts)
    {
        while (!cells.IsEmpty)
        {
            float value = cells[0];
            int run = cells.IndexOfAnyExcept(value);
            run = run < 0 ? cells.Length : Math.Max(1, run);
            if (!float.IsNaN(value))
            {
                counts[value] = counts.GetValueOrDefault(value) + run;
            }

            cells = cells[run..];
        }
    }

    /// <summary>Fills a layer in place.</summary>
    /// <param name="layer">The layer's name, for messages.</param>
    /// <param name="options">How.</param>
    /// <param name="cells">The layer's cells in a region.</param>
    /// <param name="area">The region; cells outside it stay missing.</param>
    /// <param name="value">What <see cref="Learn"/> gave.</param>
    /// <param name="nearest">Whether the nearest cell is taken instead of a mean of several.</param>
    /// <param name="mask">Told every strip as 1 (filled) and 0; <see langword="null"/> when nobody wants to know.</param>
    public static FillAudit Apply(string layer, FillOptions options, LayerCells cells, RegionArea area, double? value, bool nearest, StripAction? mask)
    {
        double? metres = null;
        double reach = 0;
        if (options.Method == FillMethod.Idw)
        {
            double metresPerCell = area.MetresPerUnit($"fill: idw of layer '{layer}'") * Math.Sqrt(area.Grid.CellWidth * area.Grid.CellHeight);
            metres = options.Distance ?? UsualReachCells * metresPerCell;
            reach = metres.Value / metresPerCell;
        }

        long filled = 0;
        Action<int, Span<float>, ReadOnlySpan<float>> finish = (row, now, before) =>
        {
            area.Clip(row, now);
            float[]? flags = mask is null ? null : new float[now.Length];
            for (int i = 0; i < now.Length; i++)
            {
                if (float.IsNaN(before[i]) && !float.IsNaN(now[i]))
                {
                    filled++;
                    if (flags is not null)
                    {
                        flags[i] = 1;
                    }
                }
            }

            mask?.Invoke(row, flags);
        };
        if (options.Method == FillMethod.Idw)
        {
            FillFromNeighbours(cells, reach, nearest ? GapFillMethod.Nearest : GapFillMethod.Idw, finish);
        }
        else if (value is { } number)
        {
            float[] before = [];
            cells.Change((row, strip) =>
            {
                before = before.Length == strip.Length ? before : new float[strip.Length];
                strip.CopyTo(before);
                for (int i = 0; i < strip.Length; i++)
                {
                    strip[i] = float.IsNaN(strip[i]) ? (float)number : strip[i];
                }

                finish(row, strip, before);
            });
        }

        else if (mask is not null)
        {
            cells.Each((row, strip) => mask(row, new float[strip.Length]));
        }

        return new(options.Method, metres, value, filled, (double)filled / area.Grid.Cells);
    }

    /// <summary>Strip by strip: gaps are filled from measured cells, which stay in the store as they are.</summary>
    private static void FillFromNeighbours(LayerCells cells, double reach, GapFillMethod method, Action<int, Span<float>, ReadOnlySpan<float>> finish)
    {
        var filling = new GapFilling(cells.Rows, cells.Columns, cells.Read, reach, method);
        float[] measured = new float[Math.Min(cells.RowsPerStrip, cells.Rows) * cells.Columns], work = new float[measured.Length];
        for (int row = 0; row < cells.Rows; row += cells.RowsPerStrip)
        {
            int rows = Math.Min(cells.RowsPerStrip, cells.Rows - row), length = rows * cells.Columns;
            cells.Read(row, measured.AsSpan(0, length));
            measured.AsSpan(0, length).CopyTo(work);
            filling.Fill(row, rows, work.AsMemory(0, length));
            finish(row, work.AsSpan(0, length), measured.AsSpan(0, length));
            cells.Write(row, work.AsSpan(0, length));
        }
    }
}
