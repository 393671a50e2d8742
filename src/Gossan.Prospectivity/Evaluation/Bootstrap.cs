namespace Gossan.Prospectivity.Evaluation;

/// <summary>How far a number would move had other sites been found and other seeds been drawn (Efron 1979).</summary>
/// <remarks>
/// Percentile intervals: the quantiles of the statistic over resamples, linear between order statistics. Resamples without a value are left out; where they are
/// more than half, the interval is NaN. The same seed and purpose draw the same resamples for every statistic.
/// </remarks>
public static class Bootstrap
{
    /// <summary>The purpose under which sites and seeds are drawn, unless asked otherwise.</summary>
    public const string SitesAndSeeds = "bootstrap of sites and seeds";

    /// <summary>The interval of a statistic of things that are drawn alike.</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="statistic">Its value for a list of their indices, 0 to <paramref name="count"/> - 1, some repeated; NaN where it has none.</param>
    /// <param name="resamples">How many times to draw, at least 1; 1000 or more for the bounds to two digits.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="purpose">Names the stream of draws.</param>
    /// <param name="level">Share of the resamples between the bounds, in (0, 1).</param>
    /// <returns>The statistic of all things once, with its bounds; NaN without things.</returns>
    public static Interval Interval(int count, Func<ReadOnlySpan<int>, double> statistic, int resamples, long seed, string purpose, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        if (count == 0)
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        int[] drawn = [.. Enumerable.Range(0, count)];
        double estimate = statistic(drawn);
        var random = SeededRandom.For(seed, purpose);
        double[] values = new double[resamples];
        for (int resample = 0; resample < resamples; resample++)
        {
            Draw(random, drawn, count);
            values[resample] = statistic(drawn);
        }

        return Between(estimate, values, level);
    }

    /// <summary>The interval of a mean over seeds of a statistic over sites. Sites are drawn with replacement, the same ones for all seeds, and so are the seeds.</summary>
    /// <param name="seeds">How many seeds there are; a single one leaves the spread over sites alone.</param>
    /// <param name="sites">How many sites there are.</param>
    /// <param name="statistic">Its value for a seed (0 to <paramref name="seeds"/> - 1) and a list of sites' indices, some repeated; NaN where it has none.</param>
    /// <param name="resamples">How many times to draw, at least 1.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="purpose">Names the stream of draws.</param>
    /// <param name="level">Share of the resamples between the bounds, in (0, 1).</param>
    /// <returns>The mean over all seeds with all sites, with its bounds; NaN without sites or seeds.</returns>
    /// <remarks>Of k seeds the spread between seeds comes out (k - 1) / k as large in variance as it is: with few seeds the interval is a little short.</remarks>
    public static Interval IntervalOverSitesAndSeeds(
        int seeds, int sites, Func<int, ReadOnlySpan<int>, double> statistic, int resamples, long seed, string purpose = SitesAndSeeds, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfNegative(seeds);
        ArgumentOutOfRangeException.ThrowIfNegative(sites);
        if (seeds == 0 || sites == 0)
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        int[] everySite = [.. Enumerable.Range(0, sites)];
        double estimate = 0;
        for (int i = 0; i < seeds; i++)
        {
            estimate += statistic(i, everySite) / seeds;
        }

        return Between(estimate, OverSitesAndSeeds(seeds, sites, statistic, resamples, seed, purpose), level);
    }

    /// <summary>The interval of the mean over seeds and sites.</summary>
    /// <param name="valuesBySeedThenSite">A value for each seed and site: one array per seed, all with the sites in the same order.</param>
    /// <param name="resamples">How many times to draw, at least 1.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="purpose">Names the stream of draws.</param>
    /// <param name="level">Share of the resamples between the bounds, in (0, 1).</param>
    /// <returns>The mean with its bounds; NaN without sites or seeds, or where a value is NaN.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static Interval IntervalOverSitesAndSeeds(double[][] valuesBySeedThenSite, int resamples, long seed, string purpose = SitesAndSeeds, double level = 0.95)
    {
        int sites = SitesOf(valuesBySeedThenSite, nameof(valuesBySeedThenSite));
        return IntervalOverSitesAndSeeds(valuesBySeedThenSite.Length, sites, (i, drawn) => Mean(valuesBySeedThenSite[i], drawn), resamples, seed, purpose, level);
    }

    /// <summary>The statistic of every resample.</summary>
    internal static double[] OverSitesAndSeeds(int seeds, int sites, Func<int, ReadOnlySpan<int>, double> statistic, int resamples, long seed, string purpose)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        double[] values = new double[resamples], perSeed = new double[seeds];
        Resample(seeds, sites, resamples, seed, purpose, (resample, drawnSites, drawnSeeds) =>
        {
            foreach (int i in drawnSeeds.Distinct())
            {
                perSeed[i] = statistic(i, drawnSites);
            }

            foreach (int i in drawnSeeds)
            {
                values[resample] += perSeed[i] / seeds;
            }
        });
        return values;
    }

    /// <summary>Draws sites and seeds again and again; told which resample it is and the indices drawn, in arrays that the next one overwrites.</summary>
    internal static void Resample(int seeds, int sites, int resamples, long seed, string purpose, Action<int, int[], int[]> use)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        var random = SeededRandom.For(seed, purpose);
        int[] drawnSites = new int[sites], drawnSeeds = new int[seeds];
        for (int resample = 0; resample < resamples; resample++)
        {
            Draw(random, drawnSites, sites);
            Draw(random, drawnSeeds, seeds);
            use(resample, drawnSites, drawnSeeds);
        }
    }

    /// <summary>The mean of the values at indices.</summary>
    internal static double Mean(double[] values, ReadOnlySpan<int> drawn)
    {
        double sum = 0;
        foreach (int i in drawn)
        {
            sum += values[i];
        }

        return sum / drawn.Length;
    }

    /// <summary>The number of sites that all seeds share.</summary>
    internal static int SitesOf(double[][] valuesBySeedThenSite, string name)
    {
        ArgumentNullException.ThrowIfNull(valuesBySeedThenSite, name);
        int sites = valuesBySeedThenSite.Length == 0 ? 0 : valuesBySeedThenSite[0].Length;
        foreach (double[] values in valuesBySeedThenSite)
        {
            if (values.Length != sites)
            {
                throw new ArgumentException($"One seed has {sites} sites and another {values.Length}; all need the same sites in the same order.", name);
            }
        }

        return sites;
    }

    /// <summary>An estimate with the quantiles of its resamples, which are sorted in place.</summary>
    internal static Interval Between(double estimate, double[] resampled, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);

        // NaN sorts before every number.
        Array.Sort(resampled);
        int missing = resampled.Count(double.IsNaN);
        if (missing * 2 > resampled.Length)
        {
            return new(estimate, double.NaN, double.NaN);
        }

        ReadOnlySpan<double> ascending = resampled.AsSpan(missing);
        return new(estimate, Quantile(ascending, (1 - level) / 2), Quantile(ascending, (1 + level) / 2));
    }

    private static double Quantile(ReadOnlySpan<double> ascending, double share)
    {
        double position = share * (ascending.Length - 1);
        int below = (int)position;
        double low = ascending[below], high = ascending[Math.Min(below + 1, ascending.Length - 1)];

        // Equal neighbours first: two infinite ones have no difference.
        return low == high ? low : low + ((position - below) * (high - low));
    }

    private static void Draw(Random random, int[] drawn, int count)
    {
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = random.Next(count);
        }
    }
}
