namespace Gossan.Prospectivity.Explanation;

/// <summary>How far attributions are from adding up: sum over layers less (score less score of the starting point), per window.</summary>
/// <param name="MedianGap">Median of the absolute gap, in log-odds; 0 for an exact attribution.</param>
/// <param name="LargestGap">Largest absolute gap, in log-odds.</param>
/// <param name="Tolerance">The tolerance asked for: a share of the difference of scores, or of 0.1 log-odds where that is larger.</param>
/// <param name="WithinTolerance">Share of windows whose gap is at most that, 0..1.</param>
public sealed record AttributionCompleteness(double MedianGap, double LargestGap, double Tolerance, double WithinTolerance);
