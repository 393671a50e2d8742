using Gossan.Grids;

namespace Gossan.Evidence.Sites;

/// <summary>The sites of a file with their places, before it is known which cells have data.</summary>
/// <param name="Source">The file, as written in the project.</param>
/// <param name="Sha256">Hash of that file.</param>
/// <param name="Places">Name, easting and northing of each, in the region's reference system.</param>
/// <param name="Notes">What was assumed or skipped while reading.</param>
public sealed record LocatedSites(string Source, string Sha256, IReadOnlyList<(string Name, double X, double Y)> Places, IReadOnlyList<string> Notes)
{
    /// <summary>Settles what becomes of each site.</summary>
    /// <param name="grid">The region's grid.</param>
    /// <param name="missing">Row-major, true where a layer has no value.</param>
    /// <returns>Every site with its fate; of several in one cell the first is used.</returns>
    public SiteAudit Settle(Grid grid, ReadOnlySpan<bool> missing)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var taken = new HashSet<(int, int)>();
        var sites = new List<Site>(Places.Count);
        foreach (var (name, x, y) in Places)
        {
            var cell = grid.CellAt(x, y);
            var fate = cell is not var (row, column) ? SiteFate.Outside
                : missing[(row * grid.Columns) + column] ? SiteFate.OnMissingData
                : taken.Add((row, column)) ? SiteFate.Used
                : SiteFate.SharesCell;
            sites.Add(new(name, x, y, cell?.Row ?? -1, cell?.Column ?? -1, fate));
        }

        return new(Source, Sha256, sites, Notes);
    }
}
