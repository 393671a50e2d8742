using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Sites;
using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>One region's stack while its layers are added.</summary>
internal sealed class StackInProgress : IDisposable
{
    private readonly string projectFolder;
    private readonly string stackPath;
    private readonly bool[] missing;
    private readonly SortedDictionary<int, LayerAudit> layers = [];
    private readonly Dictionary<string, LocatedSites> sites;
    private readonly ShapeFiles files;
    private RasterWriter? writer;
    private RasterWriter? masks;

    /// <summary>Finds the region's grid and sites, and looks its files up.</summary>
    /// <param name="source">The region.</param>
    /// <param name="projectFolder">Folder that relative paths start from.</param>
    /// <param name="outputFolder">Where stack and audit go.</param>
    /// <param name="several">Whether it is one of several regions, so that messages name it.</param>
    public StackInProgress(RegionSource source, string projectFolder, string outputFolder, bool several)
    {
        (Source, this.projectFolder, Spoken) = (source, projectFolder, several ? source.Name : null);

        // Files and sites are looked up first: a wrong path is said before an hour of reading layers.
        foreach (var (name, options) in source.Layers)
        {
            LayerFailures.Named(name, Spoken, () => SourceFiles.RequireThere(Absolute(options.Path)));
        }

        Area = LayerFailures.OfRegion(Spoken, () => RegionGridding.Resolve(source, projectFolder));
        sites = source.Sites.ToDictionary(target => target.Key, target => SiteReading.Locate(target.Key, target.Value, Absolute(target.Value.Path), Area.Grid), StringComparer.Ordinal);
        files = new([.. source.Layers.Select(layer => layer.Value)], Area.Grid);
        missing = new bool[Area.Grid.Cells];
        stackPath = Path.Combine(outputFolder, source.Name + ".tif");
    }

    public RegionSource Source { get; }

    public RegionArea Area { get; }

    /// <summary>The region's name for messages about a layer; <see langword="null"/> where it is the only one.</summary>
    public string? Spoken { get; }

    /// <summary>Cells that are missing so far.</summary>
    public ReadOnlySpan<bool> Missing => missing;

    public LayerOptions OptionsOf(string layer) => Source.Layers.First(entry => string.Equals(entry.Key, layer, StringComparison.Ordinal)).Value;

    /// <summary>Opens a layer on the region's grid.</summary>
    public LayerSource OpenLayer(string layer, ClassTable classes, long memory)
    {
        var options = OptionsOf(layer);
        return LayerReading.Open(new(layer, options, Absolute(options.Path), Area, files, classes, Path.GetDirectoryName(stackPath)!, memory));
    }

    /// <summary>Begins the stack's raster, once it is known which bands there are.</summary>
    /// <param name="bands">Names of the bands in order.</param>
    /// <param name="masked">Names of the layers whose filled cells are written.</param>
    public void Begin(IReadOnlyList<string> bands, IReadOnlyList<string> masked)
    {
        writer = RasterWriter.Create(stackPath, Area.Grid, bands);
        masks = masked.Count == 0 ? null : RasterWriter.Create(StackAudit.MaskPathBeside(stackPath), Area.Grid, [.. masked.Select(layer => layer + " filled")]);
    }

    public void WriteMask(int band, int firstRow, ReadOnlySpan<float> flags) => masks!.Write(band, firstRow, flags.Length / Area.Grid.Columns, flags);

    /// <summary>Writes one band.</summary>
    /// <param name="band">0 for the first.</param>
    /// <param name="each">Gives its cells strip by strip.</param>
    public void WriteBand(int band, Action<StripAction> each) => each((row, cells) =>
    {
        var gaps = missing.AsSpan(row * Area.Grid.Columns, cells.Length);
        for (int cell = 0; cell < cells.Length; cell++)
        {
            gaps[cell] |= float.IsNaN(cells[cell]);
        }

        writer!.Write(band, row, cells.Length / Area.Grid.Columns, cells);
    });

    /// <summary>Keeps the account of a layer.</summary>
    /// <param name="place">The layer's place in the project's order.</param>
    /// <param name="audit">The account.</param>
    public void Account(int place, LayerAudit audit) => layers[place] = audit;

    /// <summary>The audit goes first: a stack under its final name always has one.</summary>
    public StackAudit Complete()
    {
        var settled = sites.ToDictionary(target => target.Key, target => target.Value.Settle(Area.Grid, missing, Area.Outside, Source.Sites[target.Key]), StringComparer.Ordinal);
        var audit = new StackAudit(Source.Name, Area.Grid.Describe(), Area.Described, Area.Grid.Rows, Area.Grid.Columns, missing.LongCount(m => !m), [.. layers.Values], settled);
        audit.Write(StackAudit.PathBeside(stackPath));
        masks?.Complete();
        writer!.Complete();
        return audit;
    }

    public void Dispose()
    {
        writer?.Dispose();
        masks?.Dispose();
    }

    private string Absolute(string path) => SourcePath.Absolute(path, projectFolder);
}
