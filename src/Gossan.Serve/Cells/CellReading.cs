using System.Collections.Concurrent;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Prospects;
using Gossan.Serve.Rasters;
using Gossan.Serve.Runs;

namespace Gossan.Serve.Cells;

/// <summary>What stands in all layers at one cell.</summary>
internal sealed class CellReading(RasterPool rasters, ReadingLanes lanes)
{
    private const int SitesShown = 3;

    private readonly ConcurrentDictionary<string, (string Stamp, Lazy<CellRanks> Ranks)> ranks = new(StringComparer.Ordinal);

    /// <summary>Reads it.</summary>
    /// <param name="region">The region.</param>
    /// <param name="row">Row, inside the grid.</param>
    /// <param name="column">Column, inside the grid.</param>
    /// <param name="cancellation">The reader has gone.</param>
    /// <exception cref="Gossan.Grids.RasterException">A raster is damaged.</exception>
    public Task<CellView> Read(ServedRegion region, int row, int column, CancellationToken cancellation) => lanes.Run(() => Read(region, row, column), cancellation);

    private CellView Read(ServedRegion region, int row, int column)
    {
        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var file in region.Layers.Values.GroupBy(layer => layer.Path, StringComparer.Ordinal))
        {
            rasters.Read(file.Key, raster =>
            {
                float[] cell = new float[1];
                foreach (var layer in file)
                {
                    raster.Read(layer.Band, row, column, 1, 1, cell);
                    values[layer.View.Id] = float.IsNaN(cell[0]) ? null : cell[0];
                }

                return true;
            });
        }

        var (x, y) = region.Grid.CentreOf(row, column);
        return new(
            row, column, x, y, values,
            region.Layers.Values.Where(layer => layer.Steps is not null).ToDictionary(layer => layer.View.Id, layer => values[layer.View.Id] is { } value ? layer.Steps!.Undo(value) : null, StringComparer.Ordinal),
            region.Layers.Values.Where(layer => layer.View.Kind == LayerKind.Likelihood).ToDictionary(
                layer => layer.View.Id, double? (layer) => values[layer.View.Id] is { } value ? RanksOf(layer).Percentile((float)value) : null, StringComparer.Ordinal),
            region.View.Targets.ToDictionary(
                target => target.Name,
                IReadOnlyList<NearSite> (target) => [.. NearestSites.Of(region.Grid, [.. target.Sites.Select(site => new KnownSite(site.X, site.Y, site.Name))], x, y, SitesShown).Select(found => new NearSite(found.Site.Name, found.Metres / 1000))],
                StringComparer.Ordinal));
    }

    /// <summary>Counted once per map, by the first who asks; others who ask meanwhile wait for it.</summary>
    private CellRanks RanksOf(ServedLayer layer) => ranks.AddOrUpdate(
        layer.Path,
        path => (layer.View.Stamp, new(() => CellRanks.Read(path))),
        (path, known) => string.Equals(known.Stamp, layer.View.Stamp, StringComparison.Ordinal) ? known : (layer.View.Stamp, new(() => CellRanks.Read(path)))).Ranks.Value;
}
