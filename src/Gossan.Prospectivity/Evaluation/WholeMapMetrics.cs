namespace Gossan.Prospectivity.Evaluation;

/// <summary>
/// How high a model's maps place sites that it did not see, over all cells of the map: means over seeds, with intervals of 95 % over sites and seeds. Undefined values are NaN.
/// </summary>
public sealed record WholeMapMetrics
{
    /// <summary>Number of sites.</summary>
    public required int Sites { get; init; }

    /// <summary>Number of seeds: repetitions of the model.</summary>
    public required int Seeds { get; init; }

    /// <summary>AUROC of the sites against the background, 0..1: the mean placement; a half by chance.</summary>
    public required Interval Auroc { get; init; }

    /// <summary>Area under the capture curve, 0..1. With the background as the area this is the AUROC.</summary>
    public required Interval CaptureArea { get; init; }

    /// <summary>Share of the sites in the best 1 % of the area.</summary>
    public required Interval CapturedAt1Percent { get; init; }

    /// <summary>Share of the sites in the best 5 % of the area.</summary>
    public required Interval CapturedAt5Percent { get; init; }

    /// <summary>Share of the sites in the best 10 % of the area.</summary>
    public required Interval CapturedAt10Percent { get; init; }

    /// <summary>Share of the sites in the best 20 % of the area.</summary>
    public required Interval CapturedAt20Percent { get; init; }

    /// <summary>Capture c at the crossing of the prediction-area plot, where the area taken is 1 - c; a half by chance. The normalised density is c / (1 - c).</summary>
    public required Interval Crossing { get; init; }

    /// <summary>Continuous Boyce index along the background's quantile, -1..1; 0 by chance.</summary>
    /// <remarks>Repeated sites make the resamples' ratios less even than the sample's, so the estimate may lie near the upper bound or above it.</remarks>
    public required Interval BoyceIndex { get; init; }

    /// <summary>Measures placements.</summary>
    /// <param name="placementsBySeedThenSite">One array per seed of the sites' placements (<see cref="Placements.Of"/>), 0..1, sites in the same order in all.</param>
    /// <param name="resamples">How many times to draw sites and seeds, at least 1; 1000 or more for the bounds to two digits.</param>
    /// <param name="seed">The project's seed.</param>
    /// <returns>All metrics; NaN without sites or seeds.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or a placement is NaN or outside 0..1.</exception>
    public static WholeMapMetrics Of(double[][] placementsBySeedThenSite, int resamples, long seed)
    {
        int sites = Bootstrap.SitesOf(placementsBySeedThenSite, nameof(placementsBySeedThenSite));
        foreach (double[] placements in placementsBySeedThenSite)
        {
            Placements.Check(placements, nameof(placementsBySeedThenSite));
        }

        double[] drawn = new double[sites];
        var auroc = MeanOf(placement => placement);
        return new()
        {
            Sites = sites,
            Seeds = placementsBySeedThenSite.Length,
            Auroc = auroc,
            CaptureArea = auroc,
            CapturedAt1Percent = CapturedIn(0.01),
            CapturedAt5Percent = CapturedIn(0.05),
            CapturedAt10Percent = CapturedIn(0.1),
            CapturedAt20Percent = CapturedIn(0.2),
            Crossing = StatisticOf(ascending => CaptureCurve.Crossing(CaptureCurve.Corners(ascending)).Captured),
            BoyceIndex = StatisticOf(ascending => Evaluation.BoyceIndex.OfSorted(ascending).Value),
        };

        Interval CapturedIn(double areaShare) => MeanOf(placement => CaptureCurve.Lies(placement, areaShare) ? 1 : 0);

        Interval MeanOf(Converter<double, double> value) =>
            Bootstrap.IntervalOverSitesAndSeeds([.. placementsBySeedThenSite.Select(placements => Array.ConvertAll(placements, value))], resamples, seed);

        Interval StatisticOf(Func<ReadOnlySpan<double>, double> statistic) => Bootstrap.IntervalOverSitesAndSeeds(
            placementsBySeedThenSite.Length,
            sites,
            (i, chosen) =>
            {
                for (int site = 0; site < chosen.Length; site++)
                {
                    drawn[site] = placementsBySeedThenSite[i][chosen[site]];
                }

                Array.Sort(drawn);
                return statistic(drawn);
            },
            resamples,
            seed);
    }
}
