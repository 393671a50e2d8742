using System.Diagnostics;

namespace Gossan.Prospectivity.Estimation;

/// <summary>How fast this machine does some work, by doing a little of it.</summary>
public static class WorkRate
{
    /// <summary>Does the work once to warm up, then again and again for some time.</summary>
    /// <param name="atLeast">How long to measure, beside the warm-up; the work is done at least once.</param>
    /// <param name="work">Does some of it; returns how much, in units of its own, above 0.</param>
    /// <returns>Units per second, above 0.</returns>
    public static double Measure(TimeSpan atLeast, Func<long> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        work();
        var watch = Stopwatch.StartNew();
        long done = 0;
        do
        {
            done += work();
        }
        while (watch.Elapsed < atLeast);

        return done / watch.Elapsed.TotalSeconds;
    }
}
