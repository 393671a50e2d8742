using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>Makes the evidence stack of every region: reads layers, learns their standardisation, writes stack and audit.</summary>
/// <remarks>
/// A layer is learnt on all regions together, so that one model sees the same unit everywhere. One layer is in memory
/// at a time; the stacks grow on disk.
/// </remarks>
public static class StackPreparation
{
    /// <summary>Makes the stacks and their audits.</summary>
    /// <param name="regions">At least one region, all with the same layers.</param>
    /// <param name="projectFolder">Folder that relative paths start from.</param>
    /// <param name="outputFolder">Where <c>region.tif</c> and <c>region.audit.json</c> go.</param>
    /// <param name="progress">Told after every layer; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; nothing half-made gets its final name.</param>
    /// <returns>The audits, in the order of the regions.</returns>
    /// <exception cref="LayerException">A layer is empty, constant, or has several bands.</exception>
    /// <exception cref="GridMismatchException">A layer is on another grid than its region.</exception>
    public static IReadOnlyList<StackAudit> Run(
        IReadOnlyList<RegionSource> regions, string projectFolder, string outputFolder,
        IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(regions);
        var names = regions[0].Layers.Select(layer => layer.Key).ToList();
        RefuseDifferentLayers(regions);
        var stacks = new List<StackInProgress>(regions.Count);
        try
        {
            stacks.AddRange(regions.Select(region => new StackInProgress(region, projectFolder, outputFolder, names)));
            for (int band = 0; band < names.Count; band++)
            {
                cancellation.ThrowIfCancellationRequested();
                AddLayer(stacks, band);
                progress?.Report(new("Preparing layers", band + 1, names.Count, "layers"));
            }

            return [.. stacks.Select(stack => stack.Complete())];
        }
        finally
        {
            stacks.ForEach(stack => stack.Dispose());
        }
    }

    /// <summary>Reads one layer in all regions, learns it on all cells together, and writes it to each stack.</summary>
    private static void AddLayer(List<StackInProgress> stacks, int band)
    {
        var (name, options) = stacks[0].Source.Layers[band];
        float[][] cells = [.. stacks.Select(stack => stack.ReadLayer(band))];
        LayerStatistics[] before = [.. cells.Select(c => LayerStatistics.Of(c))];
        for (int i = 0; i < stacks.Count; i++)
        {
            if (before[i].Cells == 0)
            {
                throw LayerException.AllMissing(name, stacks[i].PathOf(band), before[i].Missing);
            }
        }

        var fitted = LayerLearning.Learn(name, options, cells, before);
        for (int i = 0; i < stacks.Count; i++)
        {
            long replaced = fitted.Apply(cells[i]);
            stacks[i].Write(band, cells[i], fitted, before[i], replaced);
        }
    }

    private static void RefuseDifferentLayers(IReadOnlyList<RegionSource> regions)
    {
        foreach (var region in regions.Skip(1))
        {
            var first = regions[0].Layers.Select(layer => layer.Key).ToList();
            var here = region.Layers.Select(layer => layer.Key).ToList();
            if (first.Except(here, StringComparer.Ordinal).FirstOrDefault() is { } lacking)
            {
                throw LayerException.MissingInRegion(lacking, region.Name, regions[0].Name);
            }

            if (here.Except(first, StringComparer.Ordinal).FirstOrDefault() is { } additional)
            {
                throw LayerException.MissingInRegion(additional, regions[0].Name, region.Name);
            }

            // A layer is learnt on all regions together, so it has one kind and one list of steps.
            foreach (var (name, options) in region.Layers)
            {
                var other = regions[0].Layers.First(layer => string.Equals(layer.Key, name, StringComparison.Ordinal)).Value;
                if (options.Kind != other.Kind || !options.Transform.SequenceEqual(other.Transform))
                {
                    throw LayerException.TreatedDifferently(name, region.Name, regions[0].Name);
                }
            }
        }
    }
}
