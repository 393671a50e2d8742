namespace Gossan.Prospectivity.Evaluation;

/// <summary>What the windows of a Boyce index move along.</summary>
public enum BoyceAxis
{
    /// <summary>The share of the background below a score: every window holds the same area, and only the order of scores counts.</summary>
    Quantile,

    /// <summary>The score itself between its smallest and largest value, as Hirzel et al. 2006 have it.</summary>
    Score,
}
