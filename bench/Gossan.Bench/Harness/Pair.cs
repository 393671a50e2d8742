namespace Gossan.Bench.Harness;

/// <summary>Two pieces of work, timed in turn.</summary>
/// <param name="Baseline">Seconds per call of the baseline, one per turn.</param>
/// <param name="Ours">Seconds per call of this library, in the turn after.</param>
internal sealed record Pair(double[] Baseline, double[] Ours)
{
    /// <summary>How many times faster ours is, turn by turn.</summary>
    public Spread Faster => Spread.Of(Baseline.Zip(Ours, (baseline, ours) => baseline / ours));

    /// <summary>What share of the baseline's time ours takes, turn by turn.</summary>
    public Spread Share => Spread.Of(Baseline.Zip(Ours, (baseline, ours) => ours / baseline));

    /// <summary>A row that says how many times faster ours is.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="atLeast">The ratio that must be reached, or <see langword="null"/>.</param>
    public Row FasterRow(string what, double? atLeast = null) => new(what, Say.Time(Baseline), Say.Time(Ours), Say.Ratio(Faster))
    {
        Required = atLeast is { } least ? Say.Times(least) : null,
        IsMet = !(Faster.Median < atLeast),
    };

    /// <summary>A row that says what share of the baseline ours adds.</summary>
    /// <param name="what">What was measured.</param>
    public Row ShareRow(string what) => new(what, Say.Time(Baseline), Say.Time(Ours), Say.Percent(Share));
}
