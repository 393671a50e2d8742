namespace Gossan.Grids;

/// <summary>A straight piece of a line or outline; a point is a piece whose ends are one.</summary>
/// <param name="X1">x of one end, in units of the CRS.</param>
/// <param name="Y1">y of one end, in units of the CRS.</param>
/// <param name="X2">x of the other end.</param>
/// <param name="Y2">y of the other end.</param>
public readonly record struct Segment(double X1, double Y1, double X2, double Y2);
