namespace Gossan.Evidence.Folds;

/// <summary>How far sites lie apart, and how far their clusters reach.</summary>
/// <param name="Sites">How many sites were looked at.</param>
/// <param name="NearestNeighbour">Median distance to the nearest other site of the same region, in metres; <see langword="null"/> where no region has two.</param>
/// <param name="ClusterReach">The distance up to which pairs of sites exceed most what is expected of places at random, in metres; <see langword="null"/> where they do not do so beyond chance.</param>
public sealed record SiteSpacing(int Sites, double? NearestNeighbour, double? ClusterReach)
{
    /// <summary>A chance of one in forty to see clusters where there are none.</summary>
    private const int RandomLayouts = 39;

    private const int MostPlaces = 200;
    private const int FewestPlaces = 5;

    /// <summary>Measures sites of one or more regions.</summary>
    /// <param name="regions">Per region its sites and as many places at random as are asked for, x and y in metres; distances are taken within a region.</param>
    /// <param name="seed">The project's seed.</param>
    /// <remarks>
    /// Clusters are sought by the share of pairs within a distance (Ripley 1977), compared by its root (Besag 1977), against random layouts
    /// of as many places in the same region, so its shape and its rim need no correction. Of many sites a random 200 per region are compared.
    /// </remarks>
    internal static SiteSpacing Of(IReadOnlyList<(IReadOnlyList<(double X, double Y)> Sites, Func<Random, int, IReadOnlyList<(double X, double Y)>> Places)> regions, long seed)
    {
        double[] nearest = [.. regions.SelectMany(region => Nearest(region.Sites)).Order()];
        double reach = 0;
        for (int region = 0; region < regions.Count; region++)
        {
            reach = Math.Max(reach, Reach(regions[region].Sites, regions[region].Places, SeededRandom.For(seed, "spacing of sites", region)));
        }

        double? median = nearest.Length == 0 ? null : (nearest[(nearest.Length - 1) / 2] + nearest[nearest.Length / 2]) / 2;
        return new(regions.Sum(region => region.Sites.Count), median, reach > 0 ? reach : null);
    }

    private static double[] Nearest(IReadOnlyList<(double X, double Y)> sites)
    {
        if (sites.Count < 2)
        {
            return [];
        }

        double[] nearest = new double[sites.Count];
        Parallel.For(0, sites.Count, i =>
        {
            double least = double.PositiveInfinity;
            for (int j = 0; j < sites.Count; j++)
            {
                double x = sites[i].X - sites[j].X, y = sites[i].Y - sites[j].Y;
                least = i == j ? least : Math.Min(least, (x * x) + (y * y));
            }

            nearest[i] = Math.Sqrt(least);
        });
        return nearest;
    }

    private static double Reach(IReadOnlyList<(double X, double Y)> sites, Func<Random, int, IReadOnlyList<(double X, double Y)>> places, Random random)
    {
        var some = sites.ToArray();
        random.Shuffle(some);
        some = some[..Math.Min(some.Length, MostPlaces)];
        if (some.Length < FewestPlaces)
        {
            return 0;
        }

        double[][] layouts = [.. Enumerable.Range(0, RandomLayouts).Select(_ => Pairs(places(random, some.Length)))];
        double[] expected = [.. layouts.SelectMany(pairs => pairs).Order()];
        var (excess, reach) = Excess(Pairs(some), expected);
        return layouts.All(pairs => Excess(pairs, expected).Most < excess) ? reach : 0;
    }

    /// <summary>Where pairs within a distance exceed the expected ones most, as roots of their shares: what is left of a few clusters at large distances then counts less.</summary>
    private static (double Most, double Metres) Excess(double[] pairs, double[] expected)
    {
        double most = 0, at = 0;
        for (int i = 0, below = 0; i < pairs.Length; i++)
        {
            while (below < expected.Length && expected[below] <= pairs[i])
            {
                below++;
            }

            double excess = Math.Sqrt((i + 1.0) / pairs.Length) - Math.Sqrt((double)below / expected.Length);
            (most, at) = excess > most ? (excess, pairs[i]) : (most, at);
        }

        return (most, at);
    }

    private static double[] Pairs(IReadOnlyList<(double X, double Y)> places)
    {
        var pairs = new List<double>();
        for (int i = 0; i < places.Count; i++)
        {
            for (int j = i + 1; j < places.Count; j++)
            {
                pairs.Add(double.Hypot(places[i].X - places[j].X, places[i].Y - places[j].Y));
            }
        }

        return [.. pairs.Order()];
    }
}
