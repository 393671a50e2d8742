namespace Gossan.Serve.Runs;

/// <summary>A known site, in units of the region's CRS.</summary>
internal sealed record SiteView(double X, double Y, string Name);
