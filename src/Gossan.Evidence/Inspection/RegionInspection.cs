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
    /// <param name="progress">Told after each layer; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Layers, sites and warnings.</returns>
    /// <exception cref="GossanException">A file is missing, or the region has no grid; what is wrong with a single layer is a warning.</exception>
    public static RegionReport Run(RegionSource source, string projectFolder, long memory = StackPreparation.DefaultMemory, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var (name, options) in source.Layers)
        {
            LayerFailures.Named(name, region: null, () => SourceFiles.RequireThere(SourcePath.Absolute(options.Path, projectFolder)));
        }

        var whole = RegionGridding.Resolve(source, projectFolder);
        int block = (int)Math.Ceiling(Math.Sqrt(whole.Grid.Cells / MostCells));
        var area = CoarseArea.Of(whole, block);
        var files = new ShapeFiles([.. source.Layers.Select(layer => layer.Value)], area.Grid);
        var common = new CommonCells(area.Grid);
        bool[] missing = new bool[area.Grid.Cells];
        var layers = new List<LayerReport>();
        var warnings = new List<InspectionWarning>();
        var storage = new LayerStorage(Path.GetTempPath(), memory / 2);
        foreach (var (name, options) in source.Layers)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var request = new LayerRequest(name, options, SourcePath.Absolute(options.Path, projectFolder), area, files, new(name, options.Path), Path.GetTempPath(), memory / 2);
                var (layer, concerns) = LayerFailures.Named(name, region: null, () => LayerLook.At(request, storage, common.Add(name), missing));
                layers.Add(layer);
                warnings.AddRange(concerns);
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
        warnings.AddRange(JointConcerns.OfLayers(common, source));
        warnings.AddRange(sites.SelectMany(target => JointConcerns.OfSites(target.Key, target.Value)));
        return new(source.Name, whole.Grid.Describe(), whole.Described, block, [.. warnings.OrderBy(warning => warning.Concern)], layers, sites);
    }
}
