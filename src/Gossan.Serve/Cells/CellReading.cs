using System.Collections.Concurrent;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Prospects;
using Gossan.Serve.Rasters;
using Gossan.Serve.Runs;

namespace Gossan.Serve.Cells;

/// <summary>What stands in all layers at one cell.</summary>
internal sealed class CellReading(RasterPool rasters, ReadingLanes lanes) : IDisposable
{
    private const int SitesShown = 3;

    // Of its own: counting a large map takes seconds, in which the reading lanes go on.
    private readonly SemaphoreSlim counting = new(1);
    private readonly ConcurrentDictionary<string, (string Stamp, CellRanks Ranks)> ranks = new(StringComparer.Ordinal);

    /// <summary>Reads it.</summary>
    /// <param name="region">The region.</param>
    /// <param name="row">Row, inside the grid.</param>
    /// <param name="column">Column, inside the grid.</param>
    /// <param name="cancellation">The reader has gone.</param>
    /// <exception cref="Gossan.Grids.RasterException">A raster is damaged.</exception>
    /// <exception cref="Gossan.Serve.Security.NotServedException">A raster is being replaced.</exception>
    public async Task<CellView> Read(ServedRegion region, int row, int column, CancellationToken cancellation)
    {
        var values = await lanes.Run(() => ValuesOf(region, row, column), cancellation).ConfigureAwait(false);
        var percentiles = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var layer in region.Layers.Values.Where(layer => layer.View.Kind == LayerKind.Likelihood))
        {
            percentiles[layer.View.Id] = values[layer.View.Id] is { } value ? (await RanksOf(layer, cancellation).ConfigureAwait(false)).Percentile((float)value) : null;
        }

        var (x, y) = region.Grid.CentreOf(row, column);
        return new(
            row, column, x, y, values,
            region.Layers.Values.Where(layer => layer.Steps is not null).ToDictionary(layer => layer.View.Id, layer => values[layer.View.Id] is { } value ? layer.Steps!.Undo(value) : null, StringComparer.Ordinal),
            percentiles,
            region.View.Targets.ToDictionary(
                target => target.Name,
                IReadOnlyList<NearSite> (target) => [.. NearestSites.Of(region.Grid, [.. target.Sites.Select(site => new KnownSite(site.X, site.Y, site.Name))], x, y, SitesShown).Select(found => new NearSite(found.Site.Name, found.Metres / 1000))],
                StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose() => counting.Dispose();

    private Dictionary<string, double?> ValuesOf(ServedRegion region, int row, int column)
    {
        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var file in region.Layers.Values.GroupBy(layer => layer.Path, StringComparer.Ordinal))
        {
            rasters.Read(file.First(), raster =>
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

        return values;
    }

    /// <summary>Counted once per map, by the first who asks; others who ask meanwhile wait for it.</summary>
    private async Task<CellRanks> RanksOf(ServedLayer layer, CancellationToken cancellation)
    {
        if (Known(layer) is { } before)
        {
            return before;
        }

        await counting.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Known(layer) is { } meanwhile)
            {
                return meanwhile;
            }

            var counted = await Task.Run(() => rasters.Read(layer, raster => CellRanks.Read(raster, cancellation)), cancellation).ConfigureAwait(false);
            ranks[layer.Path] = (layer.View.Stamp, counted);
            return counted;
        }
        finally
        {
            counting.Release();
        }
    }

    private CellRanks? Known(ServedLayer layer) =>
        ranks.TryGetValue(layer.Path, out var known) && string.Equals(known.Stamp, layer.View.Stamp, StringComparison.Ordinal) ? known.Ranks : null;
}
