namespace Gossan.Evidence.Layers;

/// <summary>What is known about the numbers of a layer: finite cells only, in the layer's unit.</summary>
/// <param name="Cells">Cells with a value.</param>
/// <param name="Missing">Cells without one.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="StandardDeviation">Sample standard deviation (n - 1); 0 for a single cell.</param>
/// <param name="P05">5th percentile, linear between order statistics.</param>
/// <param name="P25">First quartile.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">Third quartile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Skewness">Third central moment over the cube of the (n) standard deviation; 0 where all cells are one value.</param>
public sealed record LayerStatistics(
    long Cells, long Missing, double Minimum, double Maximum, double Mean, double StandardDeviation,
    double P05, double P25, double P50, double P75, double P95, double Skewness)
{
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>The fence below which Tukey calls a value an outlier: Q1 - 1.5 (Q3 - Q1).</summary>
    public double LowerFence => P25 - (1.5 * (P75 - P25));

    /// <summary>The fence above which Tukey calls a value an outlier: Q3 + 1.5 (Q3 - Q1).</summary>
    public double UpperFence => P75 + (1.5 * (P75 - P25));

    /// <summary>Missing cells as a share of all, 0..1; 0 where there are no cells at all.</summary>
    public double MissingShare => Cells + Missing == 0 ? 0 : (double)Missing / (Cells + Missing);

    /// <summary>Measures cells in double precision.</summary>
    /// <param name="cells">Any number of cells; NaN is missing.</param>
    /// <returns>The statistics; all values NaN when no cell is finite.</returns>
    public static LayerStatistics Of(ReadOnlySpan<float> cells)
    {
        float[] sorted = new float[cells.Length];
        int count = 0;
        foreach (float value in cells)
        {
            if (!float.IsNaN(value))
            {
                sorted[count++] = value;
            }
        }

        var moments = new CellMoments();
        moments.Sum(sorted.AsSpan(0, count));
        moments.Deviate(sorted.AsSpan(0, count));
        Array.Sort(sorted, 0, count);
        return From(moments, cells.Length - count, rank => sorted[rank]);
    }

    /// <summary>Measures cells that are gone through twice, in memory that does not grow with them; the same numbers as from an array, but for the last digits of the moments where the cells come in another order.</summary>
    /// <param name="scan">The cells; NaN is missing.</param>
    /// <returns>The statistics; all values NaN when no cell is finite.</returns>
    public static LayerStatistics Of(CellScan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var moments = new CellMoments();
        var ranks = new CellRanks();
        scan(cells =>
        {
            moments.Sum(cells);
            ranks.Count(cells);
        });
        if (ranks.Cells > 0)
        {
            ranks.Want(Shares);
            scan(cells =>
            {
                moments.Deviate(cells);
                ranks.Refine(cells);
            });
        }

        return From(moments, ranks.Missing, ranks.At);
    }

    /// <summary>Percentiles of cells that are gone through twice.</summary>
    /// <param name="scan">The cells; NaN is missing.</param>
    /// <param name="shares">0..1 each.</param>
    /// <returns>One value per share, linear between order statistics; NaN when no cell is finite.</returns>
    public static double[] Percentiles(CellScan scan, params double[] shares)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(shares);
        var ranks = new CellRanks();
        scan(ranks.Count);
        if (ranks.Cells == 0)
        {
            return [.. shares.Select(_ => double.NaN)];
        }

        ranks.Want(shares);
        scan(ranks.Refine);
        return [.. shares.Select(share => Percentile(ranks.At, ranks.Cells, share))];
    }

    private static LayerStatistics From(CellMoments moments, long missing, Func<long, float> ranked)
    {
        if (moments.Cells == 0)
        {
            return new(0, missing, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        double[] p = [.. Shares.Select(share => Percentile(ranked, moments.Cells, share))];
        return new(moments.Cells, missing, moments.Minimum, moments.Maximum, moments.Mean, moments.StandardDeviation, p[0], p[1], p[2], p[3], p[4], moments.Skewness);
    }

    /// <summary>Linear between the two order statistics around (n - 1) p: the rule of numpy and of R's type 7.</summary>
    private static double Percentile(Func<long, float> ranked, long count, double share)
    {
        double place = (count - 1) * share;
        long below = (long)place;
        double low = ranked(below), high = ranked(Math.Min(below + 1, count - 1));
        return low + ((place - below) * (high - low));
    }
}
