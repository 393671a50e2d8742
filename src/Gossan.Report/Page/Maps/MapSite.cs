namespace Gossan.Report.Page.Maps;

/// <summary>A site on a map.</summary>
/// <param name="X">East, in units of the map's CRS.</param>
/// <param name="Y">North.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is: "known site".</param>
public sealed record MapSite(double X, double Y, string Name, string Kind);
