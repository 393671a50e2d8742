namespace Gossan.Prospectivity.Evaluation;

/// <summary>The capture curve with its interval at every percent of the area.</summary>
public static class CaptureBand
{
    /// <summary>Points of the band: 0, 1, ... 100 % of the area.</summary>
    public const int Points = 101;

    /// <summary>Measures placements.</summary>
    /// <param name="placementsBySeedThenSite">One array per seed of the sites' placements (<see cref="Placements.Of"/>), 0..1, sites in the same order in all.</param>
    /// <param name="resamples">How many times to draw sites and seeds, at least 1.</param>
    /// <param name="seed">The project's seed.</param>
    /// <returns>
    /// <see cref="Points"/> shares with pointwise percentile intervals of 95 % over sites and seeds, of the draws that <see cref="WholeMapMetrics"/>
    /// uses, so both agree where they name the same share; none without sites or seeds.
    /// </returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or a placement is NaN or outside 0..1.</exception>
    public static IReadOnlyList<CaptureInterval> Of(double[][] placementsBySeedThenSite, int resamples, long seed)
    {
        int sites = Bootstrap.SitesOf(placementsBySeedThenSite, nameof(placementsBySeedThenSite)), seeds = placementsBySeedThenSite.Length;
        if (sites == 0)
        {
            return [];
        }

        foreach (double[] placements in placementsBySeedThenSite)
        {
            Placements.Check(placements, nameof(placementsBySeedThenSite));
        }

        int[][] first = [.. placementsBySeedThenSite.Select(placements => Array.ConvertAll(placements, FirstShareWith))];
        double[][] resampled = [.. Enumerable.Range(0, Points).Select(_ => new double[resamples])];
        Bootstrap.Resample(seeds, sites, resamples, seed, Bootstrap.SitesAndSeeds, (resample, drawnSites, drawnSeeds) =>
        {
            double[] shares = Shares(first, drawnSites, drawnSeeds);
            for (int point = 0; point < Points; point++)
            {
                resampled[point][resample] = shares[point];
            }
        });
        double[] estimates = Shares(first, [.. Enumerable.Range(0, sites)], [.. Enumerable.Range(0, seeds)]);
        return [.. Enumerable.Range(0, Points).Select(point => new CaptureInterval(ShareAt(point), Bootstrap.Between(estimates[point], resampled[point], level: 0.95)))];
    }

    private static double ShareAt(int point) => point / (Points - 1.0);

    /// <summary>The first point whose part of the area holds a site of some placement.</summary>
    private static int FirstShareWith(double placement)
    {
        int point = Math.Max(0, (int)((1 - placement) * (Points - 1)) - 1);
        while (!CaptureCurve.Lies(placement, ShareAt(point)))
        {
            point++;
        }

        return point;
    }

    /// <summary>At each point the share of the sites that it holds.</summary>
    private static double[] Shares(int[][] first, int[] sites, int[] seeds)
    {
        int[] entering = new int[Points];
        foreach (int seed in seeds)
        {
            foreach (int site in sites)
            {
                entering[first[seed][site]]++;
            }
        }

        double[] shares = new double[Points];
        long held = 0;
        for (int point = 0; point < Points; point++)
        {
            held += entering[point];
            shares[point] = (double)held / ((long)sites.Length * seeds.Length);
        }

        return shares;
    }
}
