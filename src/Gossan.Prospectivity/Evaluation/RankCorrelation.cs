namespace Gossan.Prospectivity.Evaluation;

/// <summary>Whether two quantities rise together, whatever their scales (Spearman 1904).</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's correlation: Pearson's of the mid-ranks.</summary>
    /// <param name="x">One quantity.</param>
    /// <param name="y">The other, in the same order.</param>
    /// <returns>-1..1; NaN with fewer than two pairs, where one quantity is constant, or where a value is NaN.</returns>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length, nameof(y));
        if (x.Contains(double.NaN) || y.Contains(double.NaN))
        {
            return double.NaN;
        }

        double[] a = Ranks(x), b = Ranks(y);
        double mean = (x.Length + 1) / 2.0, products = 0, squaresOfA = 0, squaresOfB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            products += (a[i] - mean) * (b[i] - mean);
            squaresOfA += (a[i] - mean) * (a[i] - mean);
            squaresOfB += (b[i] - mean) * (b[i] - mean);
        }

        // A product of roots may round above 1; the root of the product does not for equal ranks.
        return products / Math.Sqrt(squaresOfA * squaresOfB);
    }

    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        double[] keys = [.. values], ranks = new double[values.Length];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(keys, order);
        for (int start = 0, end = 0; start < keys.Length; start = end)
        {
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end + 1) / 2.0;
            }
        }

        return ranks;
    }
}
