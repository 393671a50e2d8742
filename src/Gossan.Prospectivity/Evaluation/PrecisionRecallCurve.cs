namespace Gossan.Prospectivity.Evaluation;

/// <summary>How pure what is taken is against how much is found, for every threshold of the score.</summary>
public sealed record PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> points, double area) => (Points, Area) = (points, area);

    /// <summary>One point per distinct score, from the highest down; to be drawn as steps (the precision holds back to the recall before). Empty without positives.</summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>Area under the whole curve's steps, 0..1: average precision, <see cref="RankMetrics.Auprc"/>. NaN without positives.</summary>
    public double Area { get; }

    /// <summary>Makes the curve.</summary>
    /// <param name="scores">One score per sample; higher means more likely positive.</param>
    /// <param name="positive">One label per sample.</param>
    /// <param name="mostPoints">Thins the points to at most so many, at least 3, even along the curve; the ends stay. All by default.</param>
    /// <returns>The curve.</returns>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, int mostPoints = int.MaxValue)
    {
        var steps = RankMetrics.TiedGroups(scores, positive, descending: true);
        double positives = steps.Sum(step => (long)step.Hits), area = 0;
        if (positives == 0)
        {
            return new([], double.NaN);
        }

        var points = new List<PrecisionRecallPoint>(steps.Count);
        long taken = 0, found = 0;
        foreach (var (score, count, hits) in steps)
        {
            taken += count;
            found += hits;
            area += hits / positives * found / taken;
            points.Add(new(score, found / positives, (double)found / taken));
        }

        return new(CurveThinning.Thin(points, point => (point.Recall, point.Precision), mostPoints), area);
    }
}
