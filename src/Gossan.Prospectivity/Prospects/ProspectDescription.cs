using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>All that is said of the areas of one map: each raster is read once, strip by strip.</summary>
internal static class ProspectDescription
{
    private const string LongitudeLatitude = "EPSG:4326";

    public static IReadOnlyList<Prospect> Of(ProspectAreas found, ProspectRasters rasters, IReadOnlyList<KnownSite> sites, CancellationToken cancellation)
    {
        var (grid, areas, runs) = (found.Grid, found.Areas, found.RunsByRow());
        var measure = new MapMeasure(grid);
        var nearby = new SitesNearby(grid, measure, sites);
        var inside = nearby.Inside(runs, areas.Count);
        double[][]? novelty = NoveltyOf(rasters, grid, runs, areas.Count);
        cancellation.ThrowIfCancellationRequested();
        var layers = LayersOf(rasters, grid, runs, areas.Count);
        (double X, double Y)[] centroids = [.. areas.Select(area => CentroidOf(area, grid))];
        var onGlobe = OnGlobe(centroids, grid.Crs);
        var prospects = new List<Prospect>(areas.Count);
        for (int i = 0; i < areas.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var area = areas[i];
            var nearest = nearby.Nearest(area.Runs, inside[i]);
            var (peakX, peakY) = grid.CentreOf(area.PeakRow, area.PeakColumn);
            prospects.Add(new(
                area, measure.SquareKilometres(area.Runs), centroids[i].X, centroids[i].Y, onGlobe[i], peakX, peakY,
                Known(novelty?[0][i]), Known(novelty?[1][i]), nearest is var (site, _) ? sites[site].Name : null, nearest?.Metres / 1000,
                [.. inside[i].Select(index => sites[index].Name)], layers[i]));
        }

        return prospects;
    }

    private static double? Known(double? value) => value is { } number && double.IsNaN(number) ? null : value;

    private static double[][]? NoveltyOf(ProspectRasters rasters, Grid grid, List<(CellRun Run, int Area)> runs, int areas)
    {
        if (rasters.Novelty is not { } path)
        {
            return null;
        }

        using var raster = RowStrips.Open(path, rasters.Likelihood, grid);
        return raster.Bands >= 2 ? AreaSums.Means(raster, 2, runs, areas) : throw ProspectException.TooFewBands(path, raster.Bands, needed: 2);
    }

    private static IReadOnlyList<LayerEffect>[] LayersOf(ProspectRasters rasters, Grid grid, List<(CellRun Run, int Area)> runs, int areas)
    {
        if (rasters.Attribution is not { } path)
        {
            return [.. Enumerable.Repeat<IReadOnlyList<LayerEffect>>([], areas)];
        }

        using var raster = RowStrips.Open(path, rasters.Likelihood, grid);
        double[][] means = AreaSums.Means(raster, raster.Bands, runs, areas);
        string[] names = [.. raster.BandNames.Select((name, band) => name.Length > 0 ? name : FormattableString.Invariant($"layer {band + 1}"))];

        // The order of equally strong layers is that of the bands: OrderBy keeps it.
        return
        [
            .. Enumerable.Range(0, areas).Select(area => names.Select((name, band) => new LayerEffect(name, means[band][area]))
                .Where(layer => Math.Abs(layer.Effect) > 0).OrderByDescending(layer => Math.Abs(layer.Effect)).Take(Prospect.MostLayers).ToList()),
        ];
    }

    private static (double X, double Y) CentroidOf(ProspectArea area, Grid grid)
    {
        double columns = 0, rows = 0;
        foreach (var run in area.Runs)
        {
            columns += run.Cells * (run.First + run.Last + 1) / 2.0;
            rows += run.Cells * (run.Row + 0.5);
        }

        return grid.Transform.Apply(column: columns / area.Cells, row: rows / area.Cells);
    }

    private static (double Longitude, double Latitude)?[] OnGlobe((double X, double Y)[] places, string crs)
    {
        if (crs.Length == 0 || places.Length == 0)
        {
            return new (double, double)?[places.Length];
        }

        double[] x = Array.ConvertAll(places, place => place.X), y = Array.ConvertAll(places, place => place.Y);
        bool[] carried = CoordinateTransfer.Positions(crs, CoordinateSystem.WktOf(LongitudeLatitude), x, y);
        return [.. carried.Select((known, i) => known ? (x[i], y[i]) : ((double, double)?)null)];
    }
}
