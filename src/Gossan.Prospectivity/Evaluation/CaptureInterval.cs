namespace Gossan.Prospectivity.Evaluation;

/// <summary>One part of the area with the share of the sites in it, and the interval of that share.</summary>
/// <param name="AreaShare">The part of the area that is searched, best cells first, 0..1.</param>
/// <param name="Captured">Share of the sites in it, 0..1, mean over seeds; its 95 % interval is of this point alone and not of the whole curve.</param>
public readonly record struct CaptureInterval(double AreaShare, Interval Captured);
