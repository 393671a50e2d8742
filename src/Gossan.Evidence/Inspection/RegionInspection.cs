using Gossan.Evidence.Folds;
using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Inspection;

/// <summary>Looks at a region's layers and sites as preparing would read them, and writes nothing.</summary>
public static class RegionInspection
{
    /// <summary>A larger region is looked at in blocks of cells: a look should take seconds.</summary>
    private const double MostCells = 4_000_000;

    /// <summary>Looks at a region.</summary>
    /// <param name="source">The region.</param>
    /// <param name="projectFolder">Folder that relative paths start from.</param>
    /// <param name="memory">Bytes that the cells of one layer may take before they go to a scratch file in the system's folder for those.</param>
    /// <param name="options">What the suggested size of blocks must allow for; <see langword="null"/> for windows of 5 cells and 5 folds.</param>
    /// <param name="progress">Told after each layer; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Layers, sites and warnings.</returns>
    /// <exception cref="GossanException">A file is missing, or the region has no grid; what is wrong with a single layer is a warning.</exception>
    public static RegionReport Run(RegionSource source, string projectFolder, long memory = StackPreparation.DefaultMemory, InspectionOptions? options = null, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var (name, layer) in source.Layers)
        {
            LayerFailures.Named(name, region: null, () => SourceFiles.RequireThere(SourcePath.Absolute(layer.Path, projectFolder)));
        }

        var whole = RegionGridding.Resolve(source, projectFolder);
        int block = (int)Math.Ceiling(Math.Sqrt(whole.Grid.Cells / MostCells));
        var area = CoarseArea.Of(whole, block);
        var files = new ShapeFiles([.. source.Layers.Select(layer => layer.Value)], area.Grid);
        var common = new CommonCells(area.Grid);
        bool[] missing = new bool[area.Grid.Cells];
        var layers = new List<LayerReport>();
        var ranges = new List<LayerRange>();
        var cell = CellMetres.Of(area.Grid);
        var warnings = new List<InspectionWarning>();
        var storage = new LayerStorage(Path.GetTempPath(), memory / 2);
        foreach (var (name, settings) in source.Layers)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var request = new LayerRequest(name, settings, SourcePath.Absolute(settings.Path, projectFolder), area, files, new(name, settings.Path), Path.GetTempPath(), memory / 2);
                var transects = new LayerTransects(area.Grid.Rows, area.Grid.Columns);
                var (layer, concerns) = LayerFailures.Named(name, region: null, () => LayerLook.At(request, storage, common.Add(name) + transects.Add, missing));
                layers.Add(layer);
                warnings.AddRange(concerns);
                if (BlockSizeSuggestion.RangeOf(name, [transects], cell, codes: layer.Kind == LayerKind.Categorical) is { } range)
                {
                    ranges.Add(range);
                }
            }
            catch (GossanException e) when (e is LayerException or RegionException)
            {
                common.Remove(name);
                warnings.Add(new(Concern.Unusable, name, e.Message));
            }

            progress?.Report(new("Looking at layers", layers.Count, source.Layers.Count, "layers"));
        }

        bool[] gaps = block == 1 ? missing : CoarseArea.Spread(missing, area.Grid, whole.Grid, block);
        var sites = source.Sites.ToDictionary(
            target => target.Key,
            target => SiteReading.Locate(target.Key, target.Value, SourcePath.Absolute(target.Value.Path, projectFolder), whole.Grid).Settle(whole.Grid, gaps, whole.Outside, target.Value),
            StringComparer.Ordinal);
        var blockSizes = new Dictionary<string, BlockSizeSuggestion>(StringComparer.Ordinal);
        foreach (var (target, audit) in sites)
        {
            if (SuggestedBlocks.Of(whole.Grid, gaps, whole.Outside ?? [], audit, ranges, options ?? new()) is { } suggestion)
            {
                blockSizes.Add(target, suggestion);
            }
        }

        warnings.AddRange(JointConcerns.OfLayers(common, source));
        warnings.AddRange(sites.SelectMany(target => JointConcerns.OfSites(target.Key, target.Value)));
        return new(source.Name, whole.Grid.Describe(), whole.Described, block, [.. warnings.OrderBy(warning => warning.Concern)], layers, sites, blockSizes);
    }
}
