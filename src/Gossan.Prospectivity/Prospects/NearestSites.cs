using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>The known sites nearest to a place.</summary>
public static class NearestSites
{
    /// <summary>Finds them.</summary>
    /// <param name="grid">The grid whose CRS the places are in.</param>
    /// <param name="sites">All sites.</param>
    /// <param name="x">East, in units of the CRS.</param>
    /// <param name="y">North.</param>
    /// <param name="count">Most sites to find.</param>
    /// <returns>Nearest first, with the distance in metres: on the plane in a projected CRS, on the ellipsoid in a geographic one.</returns>
    public static IReadOnlyList<(KnownSite Site, double Metres)> Of(Grid grid, IReadOnlyList<KnownSite> sites, double x, double y, int count)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(sites);
        var measure = new MapMeasure(grid);
        return [.. sites.Select(site => (Site: site, Metres: measure.Distance((x, y), (site.X, site.Y)))).OrderBy(found => found.Metres).Take(count)];
    }
}
