using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>Points of a series as paths on the paper.</summary>
internal static class PlotPath
{
    /// <summary>Points nearer than this to the one before do not show, in pixels; a curve of a million points is not worth a million in a file.</summary>
    private const float Nearest = 0.25f;

    /// <summary>The stretches of points that are there, each as their numbers.</summary>
    public static IEnumerable<List<int>> Runs(int count, Func<int, bool> isThere)
    {
        var run = new List<int>();
        for (int i = 0; i <= count; i++)
        {
            if (i < count && isThere(i))
            {
                run.Add(i);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
    }

    /// <summary>Joins points by straight lines, or by steps: across at the height of the one before, then up or down.</summary>
    public static List<SKPoint> Joined(IEnumerable<SKPoint> points, bool steps)
    {
        var joined = new List<SKPoint>();
        SKPoint? left = null;
        foreach (var point in points)
        {
            if (joined.Count > 0 && Math.Abs(point.X - joined[^1].X) < Nearest && Math.Abs(point.Y - joined[^1].Y) < Nearest)
            {
                left = point;
                continue;
            }

            if (steps && joined.Count > 0)
            {
                joined.Add(new(point.X, joined[^1].Y));
            }

            joined.Add(point);
            left = null;
        }

        if (left is { } last)
        {
            joined.Add(last);
        }

        return joined;
    }

    /// <summary>The area between two joined lines.</summary>
    public static SKPath Between(List<SKPoint> upper, List<SKPoint> lower)
    {
        var area = new SKPath();
        area.AddPoly([.. upper, .. Enumerable.Reverse(lower)], close: true);
        return area;
    }

    /// <summary>A few places along a path, in the order of the path: every <paramref name="spacing"/> pixels, the first after a share of it; one at least.</summary>
    public static List<SKPoint> Along(SKPath path, float spacing, float first)
    {
        var places = new List<SKPoint>();
        using var ruler = new SKPathMeasure(path, forceClosed: false);
        do
        {
            float at = first * spacing;
            for (at = at < ruler.Length ? at : ruler.Length / 2; at <= ruler.Length; at += spacing)
            {
                places.Add(ruler.GetPosition(at));
            }
        }
        while (ruler.NextContour());

        return places;
    }
}
