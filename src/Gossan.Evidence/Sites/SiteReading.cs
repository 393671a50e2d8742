using Gossan.Grids;

namespace Gossan.Evidence.Sites;

/// <summary>Reads the known sites of a region and settles what becomes of each.</summary>
public static class SiteReading
{
    private static readonly string[] VectorEndings = [".gpkg", ".shp", ".geojson", ".json", ".csv", ".txt", ".fgb", ".kml", ".gml"];

    /// <summary>Reads sites and settles what becomes of each.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="path">The file itself: the source's path made absolute.</param>
    /// <param name="grid">The region's grid.</param>
    /// <param name="missing">Row-major, true where a layer has no value.</param>
    /// <returns>Every site with its fate.</returns>
    /// <exception cref="GridMismatchException">A label raster is on another grid.</exception>
    public static SiteAudit Read(SiteSource source, string path, Grid grid, ReadOnlySpan<bool> missing) => Locate(source, path, grid).Settle(grid, missing);

    /// <summary>Reads the places of sites, before anything is known of the layers under them.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="path">The file itself: the source's path made absolute.</param>
    /// <param name="grid">The region's grid.</param>
    /// <returns>Every site with its place.</returns>
    /// <exception cref="GridMismatchException">A label raster is on another grid.</exception>
    public static LocatedSites Locate(SiteSource source, string path, Grid grid)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(grid);
        bool points = VectorEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
        var notes = new List<string>();
        var places = points ? FromPoints(source, path, grid, notes) : FromLabels(source, path, grid, notes);
        return new(source.Path, FileHash.Of(path), places, notes);
    }

    private static List<(string Name, double X, double Y)> FromPoints(SiteSource source, string path, Grid grid, List<string> notes)
    {
        var set = PointFile.Read(path, grid.Crs, new() { X = source.X, Y = source.Y, Crs = source.Crs });
        notes.AddRange(set.Notes);
        return [.. set.Points.Select(point => (point.Name, point.X, point.Y))];
    }

    /// <summary>A cell of a label raster is a site when it holds the value; a missing cell never is.</summary>
    private static List<(string Name, double X, double Y)> FromLabels(SiteSource source, string path, Grid grid, List<string> notes)
    {
        using var raster = RasterFile.Open(path);
        if (raster.Bands != 1)
        {
            throw SiteException.SeveralBands(path, raster.Bands);
        }

        if (!raster.Grid.Matches(grid))
        {
            throw GridMismatchException.Between("the region", grid, path, raster.Grid);
        }

        var found = new List<(string, double, double)>();
        float[] line = new float[grid.Columns];
        long without = 0;
        for (int row = 0; row < grid.Rows; row++)
        {
            raster.Read(0, row, 0, 1, grid.Columns, line);
            for (int column = 0; column < line.Length; column++)
            {
                if (float.IsNaN(line[column]))
                {
                    without++;
                }
                else if (line[column] == (float)source.Value)
                {
                    var (x, y) = grid.CentreOf(row, column);
                    found.Add(($"cell {row}, {column}", x, y));
                }
            }
        }

        if (without > 0)
        {
            notes.Add($"{without:N0} of {grid.Cells:N0} cells of the label raster have no value; they count as unlabelled, never as sites");
        }

        return found;
    }
}
