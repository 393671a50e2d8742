using System.Diagnostics;

namespace Gossan.Prospectivity.Estimation;

/// <summary>How fast this machine does some work, by doing a little of it.</summary>
public static class WorkRate
{
    private const int FewestTogether = 8;

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

    /// <summary>Does batches: small ones first, then such large ones as fit into the time, because a small batch is slower per unit.</summary>
    /// <param name="atLeast">How long to measure; with the smaller batches before it takes up to three times as long.</param>
    /// <param name="largest">The batch of the real work, 1 or more: larger ones are not tried.</param>
    /// <param name="work">Does a batch of so many units.</param>
    /// <returns>Units per second, above 0.</returns>
    public static double OfBatches(TimeSpan atLeast, int largest, Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        int together = Math.Min(FewestTogether, largest);
        double rate = Rate(TimeSpan.Zero);

        // A small batch says too little of a large one: step by step to what fits.
        for (int fitting = Fitting(); fitting >= 2 * together; fitting = Fitting())
        {
            together = fitting;
            rate = Rate(TimeSpan.Zero);
        }

        return together > Math.Min(FewestTogether, largest) ? Rate(atLeast) : rate;

        int Fitting() => (int)Math.Clamp(rate * atLeast.TotalSeconds / 2, together, largest);

        double Rate(TimeSpan time) => Measure(time, () =>
        {
            work(together);
            return together;
        });
    }
}
