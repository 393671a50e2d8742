using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Turns a map into a ranked list of places to go to: <c>prospects.gpkg</c> and <c>prospects.csv</c>.</summary>
/// <remarks>
/// Rasters are read in strips of rows, never whole: memory grows with the chosen cells, not with the map. The same rasters, sites and
/// options give the same bytes. Without any prospect both files are there, with no feature and no line.
/// </remarks>
public static class ProspectMapping
{
    /// <summary>Name of the polygons in their folder.</summary>
    public const string GeoPackageFile = "prospects.gpkg";

    /// <summary>Name of the table in its folder.</summary>
    public const string TableFile = "prospects.csv";

    /// <summary>Name of the layer in the GeoPackage.</summary>
    public const string Layer = "prospects";

    private const string Meaning =
        "Places to go to first, best first. score: mean likelihood less mean uncertainty. uncertainty: mean standard deviation of the likelihood. " +
        "novelty: mean percentile, 0 to 100; outside_domain: share of the cells. nearest_km: from the border, 0 inside. " +
        "effect_1 to effect_5: what the strongest layers add to the score on average, in log-odds.";

    /// <summary>Finds, ranks, describes and writes the prospects of one map.</summary>
    /// <param name="request">Rasters, sites, options, folder.</param>
    /// <param name="progress">Told the steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; older files of the same names stay.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="ProspectException">An option is outside its range, a raster lies on another grid or has too few bands, or there is no site to choose by.</exception>
    /// <exception cref="RasterException">A raster cannot be read.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static ProspectResult Run(ProspectRequest request, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Report(0);
        var found = ProspectAreas.Find(request.Rasters, request.Options, request.Sites, cancellation);
        Report(1);
        var prospects = ProspectDescription.Of(found, request.Rasters, request.Sites, cancellation);
        Report(2);
        string package = Path.Combine(request.Folder, GeoPackageFile), table = Path.Combine(request.Folder, TableFile);
        WritePolygons(package, found.Grid, prospects, request.Options.Smooth, cancellation);
        ProspectTable.Write(table, prospects);
        Report(3);
        return new(prospects, found.Threshold, package, table, found.Notes);

        void Report(int done) => progress?.Report(new("Prospects", done, 3, "steps"));
    }

    private static void WritePolygons(string path, Grid grid, IReadOnlyList<Prospect> prospects, bool smooth, CancellationToken cancellation)
    {
        string outlines = smooth ? " Outlines are smoothed: areas and all other numbers are those of the cells." : " Outlines follow the borders of the cells.";
        using var writer = PolygonWriter.Create(path, Layer, Meaning + outlines, grid.Crs, ProspectColumns.Fields);
        foreach (var prospect in prospects)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Add(AreaPolygons.Of(prospect.Area.Runs, grid, smooth), ProspectColumns.Of(prospect));
        }

        writer.Complete();
    }
}
