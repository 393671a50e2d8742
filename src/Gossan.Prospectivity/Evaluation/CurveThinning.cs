namespace Gossan.Prospectivity.Evaluation;

/// <summary>Fewer points for a drawing.</summary>
internal static class CurveThinning
{
    /// <summary>Keeps the ends and, of the rest, the first point after each even step along the curve (its moves in x and y summed).</summary>
    public static IReadOnlyList<T> Thin<T>(IReadOnlyList<T> points, Func<T, (double X, double Y)> at, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 3);
        if (points.Count <= most)
        {
            return points;
        }

        double[] way = new double[points.Count];
        for (int i = 1; i < way.Length; i++)
        {
            var (from, to) = (at(points[i - 1]), at(points[i]));
            way[i] = way[i - 1] + Math.Abs(to.X - from.X) + Math.Abs(to.Y - from.Y);
        }

        // The first, at most (most - 2) that each stand a step further, and the last.
        var kept = new List<T>(most) { points[0] };
        double step = way[^1] / (most - 2), next = step;
        for (int i = 1; i < way.Length - 1 && kept.Count < most - 1; i++)
        {
            if (way[i] >= next)
            {
                kept.Add(points[i]);
                next = way[i] + step;
            }
        }

        kept.Add(points[^1]);
        return kept;
    }
}
