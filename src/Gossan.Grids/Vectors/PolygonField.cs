namespace Gossan.Grids;

/// <summary>A column of a polygon layer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
public readonly record struct PolygonField(string Name, PolygonFieldKind Kind);
