namespace Gossan.Prospectivity.Evaluation;

/// <summary>The prediction-area plot: sites found against area taken, for every threshold of the score.</summary>
/// <remarks>
/// Yousefi and Carranza 2015, "Prediction-area (P-A) plot and C-A fractal analysis to classify and evaluate evidential maps for mineral prospectivity
/// modeling"; the normalised density is that of Mihalasky and Bonham-Carter 2001.
/// </remarks>
public sealed record PredictionAreaCurve
{
    private const int EvenThresholds = 101;

    private PredictionAreaCurve(IReadOnlyList<PredictionAreaPoint> points, CapturePoint crossing) => (Points, Crossing) = (points, crossing);

    /// <summary>Both shares, from the highest threshold to the lowest; empty without sites or background.</summary>
    public IReadOnlyList<PredictionAreaPoint> Points { get; }

    /// <summary>Where the curve of the sites meets the falling curve of the area: the two shares sum to 1. A half each by chance; NaN without sites or background.</summary>
    public CapturePoint Crossing { get; }

    /// <summary>Capture over area at the crossing: above 1 is better than chance, infinite where all sites score above all of the background.</summary>
    public double NormalisedDensity => Crossing.Captured / Crossing.AreaShare;

    /// <summary>Makes the curve of scores. The thresholds are the scores of the sites and 101 even ones between the smallest and the largest score.</summary>
    /// <param name="siteScores">Scores of the sites' cells.</param>
    /// <param name="background">Scores of the cells that the sites are compared with; NaN is a cell without prediction and left out.</param>
    /// <returns>The curve; its crossing is exact: among background cells that tie with a site, area and capture rise together.</returns>
    /// <exception cref="ArgumentException">A site has no score.</exception>
    public static PredictionAreaCurve Of(ReadOnlySpan<float> siteScores, ReadOnlySpan<float> background)
    {
        if (siteScores.Contains(float.NaN))
        {
            throw new ArgumentException("A site without prediction is on no side of a threshold: leave it out and say how many are left out.", nameof(siteScores));
        }

        float[] sites = Placements.Ascending(siteScores), cells = Placements.Ascending(background);
        if (sites.Length == 0 || cells.Length == 0)
        {
            return new([], CaptureCurve.Crossing([]));
        }

        var corners = new List<CapturePoint> { new(0, 0) };
        foreach (float score in sites.Reverse().Distinct())
        {
            corners.Add(new(1 - ((double)Placements.CountUpTo(cells, score) / cells.Length), 1 - ((double)Placements.CountUpTo(sites, score) / sites.Length)));
            corners.Add(new(ShareFrom(cells, score), ShareFrom(sites, score)));
        }

        corners.Add(new(1, 1));
        double low = Math.Min(sites[0], cells[0]), high = Math.Max(sites[^1], cells[^1]);
        var even = Enumerable.Range(0, EvenThresholds).Select(i => (float)(low + ((high - low) * i / (EvenThresholds - 1))));
        var points = sites.Concat(even).Distinct().OrderDescending()
            .Select(threshold => new PredictionAreaPoint(threshold, ShareFrom(sites, threshold), ShareFrom(cells, threshold)));
        return new([.. points], CaptureCurve.Crossing(corners));
    }

    /// <summary>Makes the curve of placements: the score is the share of the background below, so the area at threshold t is 1 - t.</summary>
    /// <param name="placements">One placement per site, 0..1 (<see cref="Placements.Of"/>).</param>
    /// <returns>The curve; its crossing is that of the capture curve's staircase.</returns>
    /// <exception cref="ArgumentException">A placement is NaN or outside 0..1.</exception>
    public static PredictionAreaCurve Of(ReadOnlySpan<double> placements)
    {
        Placements.Check(placements, nameof(placements));
        double[] sites = [.. placements];
        Array.Sort(sites);
        if (sites.Length == 0)
        {
            return new([], CaptureCurve.Crossing([]));
        }

        var even = Enumerable.Range(0, EvenThresholds).Select(i => (double)i / (EvenThresholds - 1));
        var points = sites.Concat(even).Distinct().OrderDescending().Select(threshold => new PredictionAreaPoint(threshold, ShareFrom(sites, threshold), 1 - threshold));
        return new([.. points], CaptureCurve.Crossing(CaptureCurve.Corners(sites)));
    }

    private static double ShareFrom<T>(T[] ascending, T threshold)
        where T : IComparable<T> => 1 - ((double)Placements.CountBelow<T>(ascending, threshold) / ascending.Length);
}
