using Gossan.Grids;

namespace Gossan.Evidence.Sites;

/// <summary>Reads the known sites of a region.</summary>
public static class SiteReading
{
    /// <summary>More marked cells than this share of a label raster are the ground between the sites.</summary>
    private const double LargestSiteShare = 0.5;

    /// <summary>But where sites alone have a value, they may be all of the cells that have one, if these are few.</summary>
    private const double FewCells = 0.05;

    /// <summary>Reads sites and settles what becomes of each.</summary>
    /// <param name="target">The target's name, for messages.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="path">The file itself: the source's path made absolute.</param>
    /// <param name="grid">The region's grid.</param>
    /// <param name="missing">Row-major, true where a layer has no value.</param>
    /// <returns>Every site with its fate.</returns>
    public static SiteAudit Read(string target, SiteSource source, string path, Grid grid, ReadOnlySpan<bool> missing) => Locate(target, source, path, grid).Settle(grid, missing, [], source);

    /// <summary>Reads the places of sites, before anything is known of the layers under them.</summary>
    /// <param name="target">The target's name, for messages.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="path">The file itself: the source's path made absolute.</param>
    /// <param name="grid">The region's grid.</param>
    /// <returns>Every site with its place.</returns>
    /// <exception cref="SiteException">A label raster has several bands, no reference system, or marks most of its cells; or a setting would have no effect on the file.</exception>
    public static LocatedSites Locate(string target, SiteSource source, string path, Grid grid)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(grid);
        var notes = new List<string>();
        try
        {
            bool raster = SourceFiles.HoldRaster(path);
            SiteSettings.RequireKind(target, source, raster);
            var places = raster ? FromLabels(source, path, grid, notes) : FromPoints(target, source, path, grid, notes);
            return new(source.Path, FileHash.Of(path), places, notes);
        }
        catch (CoordinateSystemException e)
        {
            throw SiteException.Reference(source.Path, e);
        }
    }

    private static List<(string Name, double X, double Y)> FromPoints(string target, SiteSource source, string path, Grid grid, List<string> notes)
    {
        var set = PointFile.Read(path, grid, new() { X = source.X, Y = source.Y, Crs = source.Crs, Layer = source.Layer, Where = source.Where });
        if (!set.FromColumns)
        {
            SiteSettings.RequireNoColumns(target, source);
        }

        notes.AddRange(set.Notes);
        return [.. set.Points.Select(point => (point.Name, point.X, point.Y))];
    }

    /// <summary>A cell of a label raster is a site when it holds the value; a missing cell never is.</summary>
    private static List<(string Name, double X, double Y)> FromLabels(SiteSource source, string path, Grid grid, List<string> notes)
    {
        using var raster = RasterFile.Open(path, new() { Crs = source.Crs });
        if (raster.Bands != 1)
        {
            throw SiteException.SeveralBands(path, raster.Bands);
        }

        if (source.Crs is not null)
        {
            notes.Add("the reference system of the label raster is that of the project's crs:");
        }

        bool same = raster.Grid.Matches(grid);
        if (!same && raster.Grid.Crs.Length == 0 && grid.Crs.Length > 0)
        {
            throw SiteException.NoCrs(path, CoordinateSystem.NameOf(grid.Crs));
        }

        var labels = raster.Grid;
        var found = new List<(string Name, double X, double Y)>();
        float[] line = new float[labels.Columns];
        long without = 0;
        for (int row = 0; row < labels.Rows; row++)
        {
            raster.Read(0, row, 0, 1, labels.Columns, line);
            for (int column = 0; column < line.Length; column++)
            {
                if (float.IsNaN(line[column]))
                {
                    without++;
                }
                else if (line[column] == (float)source.Value)
                {
                    var (x, y) = labels.CentreOf(row, column);
                    found.Add(($"cell {row}, {column}", x, y));
                }
            }
        }

        if (found.Count > LargestSiteShare * (labels.Cells - without) && found.Count > FewCells * labels.Cells)
        {
            throw SiteException.MostlySites(path, source.Value, found.Count, labels.Cells - without);
        }

        if (without > 0)
        {
            notes.Add($"{without:N0} of {labels.Cells:N0} cells of the label raster have no value; they count as unlabelled, never as sites");
        }

        return same ? found : CarriedOver(found, labels, grid, notes);
    }

    /// <summary>On another grid the centre of a marked cell is a site like any other point.</summary>
    private static List<(string Name, double X, double Y)> CarriedOver(List<(string Name, double X, double Y)> found, Grid labels, Grid grid, List<string> notes)
    {
        notes.Add($"the label raster is on another grid ({labels.Describe()}); the centres of its marked cells were taken as points");
        double[] x = [.. found.Select(site => site.X)], y = [.. found.Select(site => site.Y)];
        bool[] carried = CoordinateTransfer.Positions(labels.Crs, grid.Crs, x, y);
        int lost = carried.Count(reached => !reached);
        if (lost > 0)
        {
            notes.Add($"{lost:N0} marked cells cannot be carried over to {CoordinateSystem.NameOf(grid.Crs)} and were left out");
        }

        return [.. found.Select((site, i) => (site.Name, x[i], y[i])).Where((_, i) => carried[i])];
    }
}
