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
public sealed record LayerStatistics(
    long Cells, long Missing, double Minimum, double Maximum, double Mean, double StandardDeviation,
    double P05, double P25, double P50, double P75, double P95)
{
    /// <summary>The fence below which Tukey calls a value an outlier: Q1 - 1.5 (Q3 - Q1).</summary>
    public double LowerFence => P25 - (1.5 * (P75 - P25));

    /// <summary>The fence above which Tukey calls a value an outlier: Q3 + 1.5 (Q3 - Q1).</summary>
    public double UpperFence => P75 + (1.5 * (P75 - P25));

    /// <summary>Measures cells in double precision.</summary>
    /// <param name="cells">Any number of cells; NaN is missing.</param>
    /// <returns>The statistics; all values NaN when no cell is finite.</returns>
    public static LayerStatistics Of(ReadOnlySpan<float> cells)
    {
        float[] sorted = new float[cells.Length];
        int count = 0;
        double sum = 0;
        foreach (float value in cells)
        {
            if (!float.IsNaN(value))
            {
                sorted[count++] = value;
                sum += value;
            }
        }

        if (count == 0)
        {
            return new(0, cells.Length, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var finite = sorted.AsSpan(0, count);
        double mean = sum / count, squares = 0;
        foreach (float value in finite)
        {
            squares += (value - mean) * (value - mean);
        }

        finite.Sort();
        double deviation = count > 1 ? Math.Sqrt(squares / (count - 1)) : 0;
        return new(
            count, cells.Length - count, finite[0], finite[^1], mean, deviation,
            Percentile(finite, 0.05), Percentile(finite, 0.25), Percentile(finite, 0.5), Percentile(finite, 0.75), Percentile(finite, 0.95));
    }

    /// <summary>Linear between the two order statistics around (n - 1) p: the rule of numpy and of R's type 7.</summary>
    private static double Percentile(ReadOnlySpan<float> sorted, double share)
    {
        double place = (sorted.Length - 1) * share;
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * ((double)sorted[above] - sorted[below]));
    }
}
