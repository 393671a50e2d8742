namespace Gossan.Grids;

/// <summary>A connected piece of a shape: one point, one line, or one ring of a polygon.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first vertex.</param>
/// <param name="Count">Number of its vertices, 1 or more.</param>
internal readonly record struct ShapePath(PathKind Kind, int Start, int Count);
