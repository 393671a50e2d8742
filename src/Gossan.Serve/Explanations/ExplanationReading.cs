using System.Globalization;
using Gossan.Evidence.Stacks;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Prospects;
using Gossan.Report.Page.Results;
using Gossan.Serve.Rasters;
using Gossan.Serve.Runs;
using Gossan.Serve.Security;
using Microsoft.Extensions.Caching.Memory;

namespace Gossan.Serve.Explanations;

/// <summary>Explains a cell out of the map of attributions, or by the model where that map has none.</summary>
internal sealed class ExplanationReading(ICellExplanations explanations, RunFiles files, ProjectFolder folder, RasterPool rasters, ReadingLanes lanes) : IDisposable
{
    private const int MostKept = 4096;
    private const double TellGap = 0.05;
    private const string FromModel = "model";

    // A model belongs to one thread at a time.
    private readonly SemaphoreSlim model = new(1);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Explains it.</summary>
    /// <param name="region">The region.</param>
    /// <param name="likelihood">The likelihood of the target and model.</param>
    /// <param name="row">Row, inside the grid.</param>
    /// <param name="column">Column, inside the grid.</param>
    /// <param name="cancellation">The reader has gone.</param>
    public async Task<ExplanationView> Read(ServedRegion region, LayerView likelihood, int row, int column, CancellationToken cancellation)
    {
        var mapped = await lanes.Run(() => OfMap(region, likelihood, row, column), cancellation).ConfigureAwait(false);
        return mapped.Count > 0 ? new("map", Ordered(mapped), null) : await OfModel(region, likelihood, row, column, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whoever is explaining ends first: the models are disposed of after this.
        model.Wait();
        model.Dispose();
        kept.Dispose();
    }

    private List<LayerEffect> OfMap(ServedRegion region, LayerView likelihood, int row, int column)
    {
        var bands = region.Layers.Values.Where(layer => layer.View.Kind == LayerKind.Attribution
            && string.Equals(layer.View.Target, likelihood.Target, StringComparison.Ordinal) && string.Equals(layer.View.Model, likelihood.Model, StringComparison.Ordinal)).OrderBy(layer => layer.Band).ToList();
        return bands.Count == 0 ? [] : rasters.Read(bands[0], raster =>
        {
            float[] cell = new float[1];
            var effects = new List<LayerEffect>(bands.Count);
            foreach (var band in bands)
            {
                raster.Read(band.Band, row, column, 1, 1, cell);
                if (float.IsNaN(cell[0]))
                {
                    return [];
                }

                effects.Add(new(raster.BandNames[band.Band], cell[0]));
            }

            return effects;
        });
    }

    private async Task<ExplanationView> OfModel(ServedRegion region, LayerView likelihood, int row, int column, CancellationToken cancellation)
    {
        var key = (region.View.Name, likelihood.Target, likelihood.Model, likelihood.Stamp, row, column);
        if (kept.TryGetValue(key, out ExplanationView? known))
        {
            return known!;
        }

        // A model is read by others, who follow links.
        if (folder.LinkOutOf(files.Output) is { } link)
        {
            throw NotServedException.Link(Path.GetFileName(link));
        }

        await model.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // Another may have asked for it meanwhile.
            if (kept.TryGetValue(key, out known))
            {
                return known!;
            }

            var view = await Task.Run(() => Computed(region, likelihood, row, column), CancellationToken.None).ConfigureAwait(false);

            // What failed may do better when it is asked again: a run may be replacing the model.
            return string.Equals(view.From, FromModel, StringComparison.Ordinal) ? kept.Set(key, view, new MemoryCacheEntryOptions { Size = 1 }) : view;
        }
        finally
        {
            model.Release();
        }
    }

    private ExplanationView Computed(ServedRegion region, LayerView likelihood, int row, int column)
    {
        try
        {
            return explanations.Explain(likelihood.Target, likelihood.Model, region.View.Name, row, column) switch
            {
                null => new("", [], "Round this cell a layer has no value: there is no complete window."),
                { Layers.Count: 0 } => new("", [], $"The {likelihood.Model} model does not say what its layers add."),
                var found => new(FromModel, Ordered(found.Layers), GapNote(found)),
            };
        }
        catch (Exception e) when (e is ModelException or BandMismatchException or ExplanationException)
        {
            return new("", [], e.Message);
        }
    }

    private static string? GapNote(CellExplanation found) => Math.Abs(found.Gap) > TellGap
        ? string.Create(CultureInfo.InvariantCulture, $"The attributions add up to the score but for {Math.Abs(found.Gap):0.00} log-odds.")
        : null;

    private static IReadOnlyList<LayerEffect> Ordered(IEnumerable<LayerEffect> layers) => [.. layers.OrderByDescending(layer => Math.Abs(layer.Effect))];
}
