namespace Gossan.Grids;

/// <summary>A point on the map with what its file says about it.</summary>
/// <param name="X">East, in units of the CRS that was asked for.</param>
/// <param name="Y">North, in units of the CRS that was asked for.</param>
/// <param name="Name">From the first filled attribute among name, site, deposit, title and id; else "feature N", N from 1 in file order.</param>
/// <param name="Attributes">All fields as text, found without regard to case; "" where a field is empty.</param>
public sealed record PointFeature(double X, double Y, string Name, IReadOnlyDictionary<string, string> Attributes);
