namespace Gossan.Prospectivity.Evaluation;

/// <summary>A number with the bounds between which it may as well lie.</summary>
/// <param name="Estimate">From the data as they are; NaN where it is not defined.</param>
/// <param name="Low">Lower bound; NaN where there is none.</param>
/// <param name="High">Upper bound; NaN where there is none.</param>
public readonly record struct Interval(double Estimate, double Low, double High)
{
    /// <summary>The 97.5 % point of the standard normal distribution: the half-width of a 95 % interval in standard errors.</summary>
    public const double StandardErrorsOf95Percent = 1.959963984540054;

    /// <summary>The score interval of a share (Wilson 1927), at 95 %: inside 0..1 and of use with few samples, also where none or all are hits.</summary>
    /// <param name="hits">Samples that count, 0 to <paramref name="count"/>.</param>
    /// <param name="count">Samples.</param>
    /// <returns>The share with its bounds; all NaN without samples.</returns>
    public static Interval Wilson(int hits, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, count);
        const double Z = StandardErrorsOf95Percent;
        double share = (double)hits / count, stretch = 1 + (Z * Z / count);
        double middle = (share + (Z * Z / (2.0 * count))) / stretch;
        double half = Z / stretch * Math.Sqrt((share * (1 - share) / count) + (Z * Z / (4.0 * count * count)));

        // At no hits and at all hits the bound is the share itself, which rounding would miss.
        return new(share, hits == 0 && count > 0 ? 0 : middle - half, hits == count && count > 0 ? 1 : middle + half);
    }
}
