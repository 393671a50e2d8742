namespace Gossan.Grids;

/// <summary>A value measured at a place.</summary>
/// <param name="X">East, in units of the CRS.</param>
/// <param name="Y">North, in units of the CRS.</param>
/// <param name="Value">What was measured; NaN where it was not.</param>
public readonly record struct PointSample(double X, double Y, double Value);
