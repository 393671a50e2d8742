using Gossan.Grids;
using Gossan.Prospectivity.Prospects;
using Gossan.Report.Maps;
using Gossan.Report.Page.Results;
using Gossan.Serve.Rasters;

namespace Gossan.Serve.Runs;

/// <summary>The records of a region to what is served of it.</summary>
internal sealed class RegionReading(RunResults results, RasterPool rasters)
{
    private static readonly string[] Ramp = [.. ColourRamp.Viridis.Colours.Select(colour => $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}")];

    /// <summary>Reads it.</summary>
    public ServedRegion Read(RegionResults region)
    {
        var grid = rasters.Read(region.Files.Stack, raster => raster.Grid);
        var layers = new List<ServedLayer>();
        var targets = new List<TargetView>();
        foreach (var target in results.Targets)
        {
            var models = new List<ModelView>();
            foreach (var model in target.Models)
            {
                foreach (var map in model.Maps.Where(map => string.Equals(map.Files.Region, region.Files.Name, StringComparison.Ordinal)))
                {
                    var own = LayersOf(target, model, map, grid).ToList();
                    if (!own.Exists(layer => layer.View.Kind == LayerKind.Likelihood))
                    {
                        continue;
                    }

                    layers.AddRange(own);
                    string prospects = map.In(ProspectMapping.GeoPackageFile);
                    models.Add(new(model.Files.Name, [.. map.Prospects.Select(ProspectView.Of)], map.Prospects.Count > 0 ? NameOf(prospects) : null));
                }
            }

            targets.Add(new(target.Files.Name, region.Audit.Sites.TryGetValue(target.Files.Name, out var sites) ? [.. sites.Used().Select(site => new SiteView(site.X, site.Y, site.Name))] : [], models));
        }

        var steps = region.Audit.Bands.ToDictionary(band => band.Fitted.Name, band => band.Fitted, StringComparer.Ordinal);
        layers.AddRange(Bands(region.Files.Stack, "", "", LayerKind.Evidence, grid).Select(layer => layer with { Steps = steps.GetValueOrDefault(layer.View.Name) }));
        var t = grid.Transform;
        double metres = MapExtent.MetresPerUnit(grid.Crs) ?? 0;
        var view = new RegionView(
            region.Files.Name, grid.Crs.Length == 0 ? "" : CoordinateSystem.NameOf(grid.Crs), metres == 0, metres * grid.CellWidth,
            [t.OriginX, t.ColumnStepX, t.RowStepX, t.OriginY, t.ColumnStepY, t.RowStepY], grid.Columns, grid.Rows, [.. layers.Select(layer => layer.View)], targets);
        return new(view, grid, layers.ToDictionary(layer => layer.View.Id, StringComparer.Ordinal));
    }

    /// <summary>The name under which a result is downloaded: its path within the folder of results.</summary>
    public string NameOf(string path) => Path.GetRelativePath(results.Files.Output, path).Replace(Path.DirectorySeparatorChar, '/');

    private IEnumerable<ServedLayer> LayersOf(TargetResults target, ModelResults model, MapResults map, Grid grid) =>
    [
        .. Bands(map.Likelihood, target.Files.Name, model.Files.Name, LayerKind.Likelihood, grid),
        .. Bands(map.Uncertainty, target.Files.Name, model.Files.Name, LayerKind.Uncertainty, grid),
        .. Bands(map.Novelty, target.Files.Name, model.Files.Name, LayerKind.Novelty, grid),
        .. Bands(map.Attributions, target.Files.Name, model.Files.Name, LayerKind.Attribution, grid),
    ];

    private List<ServedLayer> Bands(string? path, string target, string model, LayerKind kind, Grid grid)
    {
        if (path is null)
        {
            return [];
        }

        string stamp = FileStamp.Of(path).ToString();
        return rasters.Read(path, raster =>
        {
            var found = new List<ServedLayer>();

            // A map that was made before its stack changed lies on another grid, and is made again by the next run.
            for (int band = 0; raster.Grid.Matches(grid) && band < (kind == LayerKind.Likelihood ? 1 : raster.Bands); band++)
            {
                string name = raster.BandNames[band];
                var words = LayerWords.Of(kind, target, model, name);
                var (low, high) = LayerEnds.Of(raster, band, words.Low, words.High);
                found.Add(new(new(words.Id, words.Name, words.Unit, words.Group, words.Kind, target, model, low, high, Ramp, stamp, NameOf(path)), path, band));
            }

            return found;
        });
    }
}
