namespace Gossan.Grids;

/// <summary>A polygon with holes.</summary>
/// <param name="Outline">Three corners or more in units of the CRS, counter-clockwise; the first is not repeated at the end.</param>
/// <param name="Holes">Rings of the same kind, clockwise.</param>
public sealed record MapPolygon(IReadOnlyList<(double X, double Y)> Outline, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Holes);
