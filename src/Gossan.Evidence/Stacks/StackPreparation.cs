using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>Makes the evidence stack of every region: puts layers onto its grid, learns their transforms, fills gaps, writes stack and audit.</summary>
/// <remarks>
/// A layer is learnt on all training regions together, so that one model sees the same unit everywhere. One layer is
/// worked on at a time (all parts of a composition together, and categorical layers first, because their classes say
/// which bands there are); its cells lie in memory or in scratch files, and the stacks grow on disk.
/// </remarks>
public static class StackPreparation
{
    /// <summary>Memory that preparing may take where nobody says, in bytes: 2 GiB.</summary>
    public const long DefaultMemory = 2L << 30;

    // Of the memory allowed: cells of layers, and GDAL's cache of blocks. The rest is for shapes, strips and the runtime.
    private const int CellsPart = 3;
    private const int CachePart = 16;

    /// <summary>Finds the grids that the stacks are going to have, without reading a layer.</summary>
    /// <param name="regions">At least one region.</param>
    /// <param name="projectFolder">Folder that relative paths start from.</param>
    /// <returns>The grids, in the order of the regions.</returns>
    /// <exception cref="RegionException">A region has no grid.</exception>
    public static IReadOnlyList<Grid> Grids(IReadOnlyList<RegionSource> regions, string projectFolder)
    {
        ArgumentNullException.ThrowIfNull(regions);
        return [.. regions.Select(region => RegionGridding.Resolve(region, projectFolder).Grid)];
    }

    /// <summary>Makes the stacks and their audits.</summary>
    /// <param name="regions">At least one region, all with the same layers.</param>
    /// <param name="projectFolder">Folder that relative paths start from.</param>
    /// <param name="outputFolder">Where <c>region.tif</c> and <c>region.audit.json</c> go.</param>
    /// <param name="progress">Told while rows are read; may be <see langword="null"/>.</param>
    /// <param name="memory">Bytes that the work may take; layers that do not fit go to scratch files.</param>
    /// <param name="cancellation">Ends the work; nothing half-made gets its final name.</param>
    /// <returns>The audits, in the order of the regions.</returns>
    /// <exception cref="LayerException">A layer is empty, constant, or cannot be read or encoded as asked; what its file lacks is the inner exception.</exception>
    /// <exception cref="OutputException">A stack or a scratch file cannot be written.</exception>
    public static IReadOnlyList<StackAudit> Run(
        IReadOnlyList<RegionSource> regions, string projectFolder, string outputFolder,
        IProgress<WorkProgress>? progress = null, long memory = DefaultMemory, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(regions);
        RegionAgreement.Require(regions);
        RasterCache.Limit(memory / CachePart);
        var storage = new LayerStorage(outputFolder, memory / CellsPart);
        var names = regions[0].Layers.Select(layer => layer.Key).ToList();
        var stacks = new List<StackInProgress>(regions.Count);
        var held = new Dictionary<string, LayerInProgress>(StringComparer.Ordinal);
        var pooled = new Dictionary<string, ClassPooling>(StringComparer.Ordinal);
        try
        {
            foreach (var region in regions)
            {
                stacks.Add(new(region, projectFolder, outputFolder, several: regions.Count > 1));
            }

            var rows = new StackProgress(progress, names.Count * stacks.Sum(stack => (long)stack.Area.Grid.Rows));
            LayerInProgress Read(string name) => LayerInProgress.Read(name, stacks, storage, rows, cancellation);
            foreach (string name in names.Where(name => stacks[0].OptionsOf(name).Encoding == LayerEncoding.OneHot))
            {
                var layer = held[name] = Read(name);
                pooled[name] = ClassPooling.Learn(name, layer.Options.Path, layer.Classes, layer.Options.Rare, layer.ScanTraining);
            }

            var plan = new BandPlan(stacks, names, name => pooled.GetValueOrDefault(name)?.Bands ?? [name]);
            foreach (string name in names)
            {
                if (plan.IsWritten(name))
                {
                    continue;
                }

                cancellation.ThrowIfCancellationRequested();
                var layer = held.GetValueOrDefault(name) ?? (held[name] = Read(name));
                if (layer.Kind == LayerKind.Continuous)
                {
                    layer.Transform();
                    if (layer.NextComposition is { } composition)
                    {
                        CloseComposition(composition, plan.PartsOf(composition), held, Read);
                    }
                }

                foreach (string ready in held.Keys.Where(key => held[key].Kind != LayerKind.Categorical || string.Equals(key, name, StringComparison.Ordinal)).ToList())
                {
                    LayerWriting.Write(held[ready], pooled.GetValueOrDefault(ready), plan, stacks);
                    held[ready].Dispose();
                    held.Remove(ready);
                }

                // The runtime lets the buffers of many layers pile up while the machine has room; the limit is a promise.
                GC.Collect();
            }

            var audits = new List<StackAudit>();
            foreach (var stack in stacks)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new("Writing stacks", audits.Count, stacks.Count, "stacks"));
                audits.Add(stack.Complete());
            }

            return audits;
        }
        finally
        {
            foreach (var layer in held.Values)
            {
                layer.Dispose();
            }

            stacks.ForEach(stack => stack.Dispose());
        }
    }

    /// <summary>Brings all parts of a composition to their log-ratio, takes it, and goes on with the steps after it.</summary>
    private static void CloseComposition(string composition, IReadOnlyList<string> names, Dictionary<string, LayerInProgress> held, Func<string, LayerInProgress> read)
    {
        var parts = new List<LayerInProgress>();
        foreach (string name in names)
        {
            if (!held.TryGetValue(name, out var part))
            {
                part = held[name] = read(name);
                part.Transform();
            }

            parts.Add(string.Equals(part.NextComposition, composition, StringComparison.Ordinal) ? part : throw LayerException.NotContinuous(name, part.Options.Path, composition));
        }

        if (parts.Count < 2)
        {
            throw LayerException.OnePart(parts[0].Name, parts[0].Options.Path, composition);
        }

        LayerInProgress.CloseComposition(parts);
        parts.ForEach(part => part.Transform());
    }
}
