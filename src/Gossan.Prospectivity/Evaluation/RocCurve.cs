namespace Gossan.Prospectivity.Evaluation;

/// <summary>Positives found against negatives taken, for every threshold of the score.</summary>
public sealed record RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area) => (Points, Area) = (points, area);

    /// <summary>From (0, 0) to (1, 1), joined by straight lines; equal scores are one step. Empty when one class is absent.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>Area under the whole curve, 0..1: <see cref="RankMetrics.Auroc"/>. NaN when one class is absent.</summary>
    public double Area { get; }

    /// <summary>Makes the curve.</summary>
    /// <param name="scores">One score per sample; higher means more likely positive.</param>
    /// <param name="positive">One label per sample.</param>
    /// <param name="mostPoints">Thins the points to at most so many, at least 3, even along the curve; the ends stay. All by default.</param>
    /// <returns>The curve.</returns>
    public static RocCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, int mostPoints = int.MaxValue)
    {
        var steps = RankMetrics.TiedGroups(scores, positive, descending: true);
        double positives = steps.Sum(step => (long)step.Hits), negatives = scores.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return new([], double.NaN);
        }

        var points = new List<RocPoint>(steps.Count + 1) { new(double.PositiveInfinity, 0, 0) };
        double area = 0;
        long taken = 0, found = 0;
        foreach (var (score, count, hits) in steps)
        {
            area += (count - hits) * (found + (hits / 2.0));
            taken += count;
            found += hits;
            points.Add(new(score, (taken - found) / negatives, found / positives));
        }

        return new(CurveThinning.Thin(points, point => (point.FalsePositiveRate, point.TruePositiveRate), mostPoints), area / (positives * negatives));
    }
}
