namespace Gossan.Serve.Cells;

/// <summary>A known site and how far it is.</summary>
internal sealed record NearSite(string Name, double Kilometres);
