using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>One region's stack while its layers are added.</summary>
internal sealed class StackInProgress : IDisposable
{
    private const int RowsAtATime = 256;

    private readonly string projectFolder;
    private readonly string stackPath;
    private readonly string gridName;
    private readonly IReadOnlyList<string> bands;
    private readonly Grid grid;
    private readonly RasterWriter writer;
    private readonly bool[] missing;
    private readonly List<LayerAudit> layers = [];
    private readonly Dictionary<string, LocatedSites> sites;

    public StackInProgress(RegionSource source, string projectFolder, string outputFolder, IReadOnlyList<string> bands)
    {
        (Source, this.projectFolder, this.bands) = (source, projectFolder, bands);
        gridName = source.GridLike ?? source.Layers[0].Value.Path;
        using (var raster = RasterFile.Open(Absolute(gridName)))
        {
            grid = raster.Grid;
        }

        StackException.ThrowIfTooLarge($"region '{source.Name}'", grid.Rows, grid.Columns);

        // Sites are looked up first: a wrong path is said before an hour of reading layers.
        sites = source.Sites.ToDictionary(target => target.Key, target => SiteReading.Locate(target.Value, Absolute(target.Value.Path), grid), StringComparer.Ordinal);
        missing = new bool[grid.Cells];
        stackPath = Path.Combine(outputFolder, source.Name + ".tif");
        writer = RasterWriter.Create(stackPath, grid, bands);
    }

    public RegionSource Source { get; }

    public float[] ReadLayer(int band)
    {
        var (name, options) = FindLayer(band);
        using var raster = RasterFile.Open(Absolute(options.Path));
        if (raster.Bands != 1)
        {
            throw LayerException.SeveralBands(name, options.Path, raster.Bands);
        }

        if (!raster.Grid.Matches(grid))
        {
            throw GridMismatchException.Between($"region '{Source.Name}' ({gridName})", grid, options.Path, raster.Grid);
        }

        float[] cells = new float[grid.Cells];
        for (int row = 0; row < grid.Rows; row += RowsAtATime)
        {
            int rows = Math.Min(RowsAtATime, grid.Rows - row);
            raster.Read(0, row, 0, rows, grid.Columns, cells.AsSpan(row * grid.Columns, rows * grid.Columns));
        }

        return cells;
    }

    /// <summary>The layer's raster in this region, as written in the project.</summary>
    public string PathOf(int band) => FindLayer(band).Options.Path;

    public void Write(int band, float[] cells, FittedLayer fitted, LayerStatistics before, long replaced)
    {
        for (int cell = 0; cell < cells.Length; cell++)
        {
            missing[cell] |= float.IsNaN(cells[cell]);
        }

        writer.Write(band, 0, grid.Rows, cells);
        string path = PathOf(band);
        layers.Add(new(path, FileHash.Of(Absolute(path)), fitted, before, LayerStatistics.Of(cells), replaced));
    }

    /// <summary>The audit goes first: a stack under its final name always has one.</summary>
    public StackAudit Complete()
    {
        var settled = sites.ToDictionary(target => target.Key, target => target.Value.Settle(grid, missing), StringComparer.Ordinal);
        var audit = new StackAudit(Source.Name, grid.Describe(), grid.Rows, grid.Columns, missing.LongCount(m => !m), layers, settled);
        audit.Write(StackAudit.PathBeside(stackPath));
        writer.Complete();
        return audit;
    }

    public void Dispose() => writer.Dispose();

    private string Absolute(string path) => Path.GetFullPath(path, projectFolder);

    /// <summary>Regions may list their layers in another order; the first region's order is the bands'.</summary>
    private (string Name, LayerOptions Options) FindLayer(int band)
    {
        string name = bands[band];
        return (name, Source.Layers.First(layer => string.Equals(layer.Key, name, StringComparison.Ordinal)).Value);
    }
}
