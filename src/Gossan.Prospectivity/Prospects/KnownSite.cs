namespace Gossan.Prospectivity.Prospects;

/// <summary>A known deposit or occurrence.</summary>
/// <param name="X">East, in units of the map's CRS.</param>
/// <param name="Y">North, in units of the map's CRS.</param>
/// <param name="Name">What it is called.</param>
public readonly record struct KnownSite(double X, double Y, string Name);
