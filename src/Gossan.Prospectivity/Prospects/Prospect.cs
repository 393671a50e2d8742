namespace Gossan.Prospectivity.Prospects;

/// <summary>A prospect with all that is said of it: a line of <c>prospects.csv</c> and a feature of <c>prospects.gpkg</c>.</summary>
/// <param name="Area">Its cells, rank, score, likelihood and uncertainty.</param>
/// <param name="SquareKilometres">Its area: cells times the area of a cell; on the ellipsoid in a geographic system.</param>
/// <param name="X">East of its centroid, the mean of its cells' centres, in units of the map's CRS; it may lie outside a bent area.</param>
/// <param name="Y">North of its centroid.</param>
/// <param name="LongitudeLatitude">The centroid on WGS 84 in degrees; <see langword="null"/> where the map has no CRS or no way leads there.</param>
/// <param name="PeakX">East of the centre of the cell with the highest likelihood, in units of the map's CRS.</param>
/// <param name="PeakY">North of that centre.</param>
/// <param name="Novelty">Mean percentile of novelty, 0..100; <see langword="null"/> where it is not known.</param>
/// <param name="OutsideDomain">Share of its cells that lie outside the model's domain, 0..1; <see langword="null"/> where it is not known.</param>
/// <param name="NearestSite">The known site that is nearest to its border, or inside; <see langword="null"/> without known sites.</param>
/// <param name="NearestKilometres">How far that is from its border, 0 inside; <see langword="null"/> without known sites.</param>
/// <param name="SitesInside">Names of the known sites in its cells, in the order in which sites were given.</param>
/// <param name="Layers">The layers with the strongest mean effect on the score, strongest first; empty without attribution.</param>
public sealed record Prospect(
    ProspectArea Area, double SquareKilometres, double X, double Y, (double Longitude, double Latitude)? LongitudeLatitude, double PeakX, double PeakY,
    double? Novelty, double? OutsideDomain, string? NearestSite, double? NearestKilometres, IReadOnlyList<string> SitesInside, IReadOnlyList<LayerEffect> Layers)
{
    /// <summary>How many layers are named.</summary>
    public const int MostLayers = 5;

    /// <summary>All of it in one line of plain words.</summary>
    public string Words => ProspectWords.Of(this);
}
