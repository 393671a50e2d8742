using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>Makes the evidence stack of every region: reads layers, learns their standardisation, writes stack and audit.</summary>
/// <remarks>
/// A layer is learnt on all regions together, so that one model sees the same unit everywhere. One layer is in memory
/// at a time; the stacks grow on disk.
/// </remarks>
public static class StackPreparation
{
    private const int RowsAtATime = 256;

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

        var fitted = Learn(name, options, cells, before);
        for (int i = 0; i < stacks.Count; i++)
        {
            long replaced = fitted.Apply(cells[i]);
            stacks[i].Write(band, cells[i], fitted, before[i], replaced);
        }
    }

    private static FittedLayer Learn(string name, LayerOptions options, float[][] cells, LayerStatistics[] perRegion)
    {
        float[] pooled = cells.Length == 1 ? cells[0] : [.. cells.SelectMany(c => c)];
        var statistics = cells.Length == 1 ? perRegion[0] : LayerStatistics.Of(pooled);
        if (statistics.Minimum == statistics.Maximum)
        {
            throw LayerException.Constant(name, options.Path, statistics.Minimum);
        }

        bool zeroOrOne = !pooled.AsSpan().ContainsAnyExcept([0f, 1f, float.NaN]);
        if (options.Kind == LayerKind.Binary && !zeroOrOne)
        {
            throw LayerException.NotBinary(name, options.Path, statistics.Minimum, statistics.Maximum);
        }

        if (options.Kind != LayerKind.Continuous && zeroOrOne)
        {
            return new(name, LayerKind.Binary, []);
        }

        // Each step learns from the cells as the steps before it leave them.
        var steps = new List<FittedStep>();
        float[] changed = options.Transform.Count > 1 ? [.. pooled] : pooled;
        foreach (var transform in options.Transform)
        {
            var now = steps.Count == 0 ? statistics : LayerStatistics.Of(changed);
            if (now.Minimum == now.Maximum)
            {
                throw LayerException.ConstantAfter(name, options.Path, steps.Count, now.Minimum);
            }

            var step = FittedStep.Learn(transform, now);
            steps.Add(step);
            if (steps.Count < options.Transform.Count)
            {
                step.Apply(changed);
            }
        }

        return new(name, LayerKind.Continuous, steps);
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
        }
    }

    /// <summary>One region's stack while its layers are added.</summary>
    private sealed class StackInProgress : IDisposable
    {
        private readonly string projectFolder;
        private readonly string stackPath;
        private readonly string gridName;
        private readonly IReadOnlyList<string> bands;
        private readonly Grid grid;
        private readonly RasterWriter writer;
        private readonly bool[] missing;
        private readonly List<LayerAudit> layers = [];

        public StackInProgress(RegionSource source, string projectFolder, string outputFolder, IReadOnlyList<string> bands)
        {
            (Source, this.projectFolder, this.bands) = (source, projectFolder, bands);
            gridName = source.GridLike ?? source.Layers[0].Value.Path;
            using (var raster = RasterFile.Open(Absolute(gridName)))
            {
                grid = raster.Grid;
            }

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
            var sites = Source.Sites.ToDictionary(
                target => target.Key,
                target => SiteReading.Read(target.Value, Absolute(target.Value.Path), grid, missing),
                StringComparer.Ordinal);
            var audit = new StackAudit(Source.Name, grid.Describe(), grid.Rows, grid.Columns, missing.LongCount(m => !m), layers, sites);
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
}
