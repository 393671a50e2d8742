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
    /// <param name="outside">Row-major, true outside the region's clip polygons; empty where there are none.</param>
    /// <param name="options">Buffer and snapping.</param>
    /// <returns>Every site with its fate; of several in one cell the first is used. Only a site inside the region is moved: what lies beside it is no deposit of it.</returns>
    public SiteAudit Settle(Grid grid, ReadOnlySpan<bool> missing, ReadOnlySpan<bool> outside, SiteSource options)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(options);
        var near = new NearbyCells(grid, options);
        var taken = new HashSet<(int, int)>();
        var sites = new List<Site>(Places.Count);
        foreach (var (name, x, y) in Places)
        {
            var cell = grid.CellAt(x, y);
            bool inside = cell is var (r, c) && (outside.IsEmpty || !outside[(r * grid.Columns) + c]);
            bool measured = inside && !missing[(cell!.Value.Row * grid.Columns) + cell.Value.Column];
            var fate = !inside ? SiteFate.Outside : !measured ? SiteFate.OnMissingData : taken.Add(cell!.Value) ? SiteFate.Used : SiteFate.SharesCell;
            sites.Add(new(name, x, y, cell?.Row ?? -1, cell?.Column ?? -1, fate));
        }

        // Sites are moved last, so that none takes the cell of one that really lies there.
        for (int i = 0; i < sites.Count; i++)
        {
            var site = sites[i];
            if (site.Fate == SiteFate.OnMissingData && near.FirstMeasured(site.X, site.Y, options.Snap, missing) is var (row, column, metres))
            {
                sites[i] = site with { Row = row, Column = column, Fate = taken.Add((row, column)) ? SiteFate.Moved : SiteFate.SharesCell, MovedMetres = metres };
            }
        }

        foreach (var site in sites.Where(site => site.Marks).ToList())
        {
            foreach (var (row, column, _) in near.Within(site.X, site.Y, options.Buffer))
            {
                if (!missing[(row * grid.Columns) + column] && taken.Add((row, column)))
                {
                    var (x, y) = grid.CentreOf(row, column);
                    sites.Add(new(site.Name, x, y, row, column, SiteFate.Buffer));
                }
            }
        }

        return new(Source, Sha256, sites, [.. Notes, .. near.TooShort(options)]);
    }
}
