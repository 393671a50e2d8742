namespace Gossan.Prospectivity.Evaluation;

/// <summary>A corner of a capture curve.</summary>
/// <param name="AreaShare">The part of the area that is searched, best cells first, 0..1.</param>
/// <param name="Captured">Share of the sites in it, 0..1.</param>
public readonly record struct CapturePoint(double AreaShare, double Captured);
