using System.Globalization;
using Gossan.Evidence.Filling;
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

    private const double NearlyTheSame = 0.98;
    private const double NearlyAPlane = 0.999;
    private const double SmallGap = 0.001;
    private const int FewestClasses = 3;
    private const int MostClasses = 100;

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
        foreach (var (_, options) in source.Layers)
        {
            SourceFiles.RequireThere(SourcePath.Absolute(options.Path, projectFolder));
        }

        var whole = RegionGridding.Resolve(source, projectFolder);
        int block = (int)Math.Ceiling(Math.Sqrt(whole.Grid.Cells / MostCells));
        var area = Coarse(whole, block);
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
                var (layer, concerns) = Look(request, storage, common.Add(name), missing);
                layers.Add(layer);
                warnings.AddRange(concerns);
            }
            catch (GossanException e)
            {
                warnings.Add(new(Concern.Unusable, name, e.Message));
            }

            progress?.Report(new("Looking at layers", layers.Count, source.Layers.Count, "layers"));
        }

        bool[] gaps = block == 1 ? missing : Spread(missing, area.Grid, whole.Grid, block);
        var sites = source.Sites.ToDictionary(
            target => target.Key,
            target => SiteReading.Locate(target.Value, SourcePath.Absolute(target.Value.Path, projectFolder), whole.Grid).Settle(whole.Grid, gaps, whole.Outside, target.Value),
            StringComparer.Ordinal);
        warnings.AddRange(Together(common, source));
        warnings.AddRange(sites.SelectMany(target => Lost(target.Key, target.Value)));
        return new(source.Name, whole.Grid.Describe(), whole.Described, block, [.. warnings.OrderBy(warning => warning.Concern)], layers, sites);
    }

    private static RegionArea Coarse(RegionArea area, int block)
    {
        if (block == 1)
        {
            return area;
        }

        var (t, grid) = (area.Grid.Transform, area.Grid);
        var coarse = new Grid(
            grid.Crs, new(t.OriginX, t.ColumnStepX * block, t.RowStepX * block, t.OriginY, t.ColumnStepY * block, t.RowStepY * block),
            (grid.Rows + block - 1) / block, (grid.Columns + block - 1) / block);
        bool[]? outside = area.Outside is null ? null : new bool[coarse.Cells];
        for (int cell = 0; cell < outside?.Length; cell++)
        {
            var (row, column) = Math.DivRem(cell, coarse.Columns);
            outside[cell] = area.Outside![(row * block * grid.Columns) + (column * block)];
        }

        return new(coarse, area.Described, outside) { Whole = grid };
    }

    /// <summary>Gives every cell of a region what its block has.</summary>
    private static bool[] Spread(bool[] blocks, Grid coarse, Grid whole, int block)
    {
        bool[] cells = new bool[whole.Cells];
        for (int row = 0; row < whole.Rows; row++)
        {
            for (int column = 0; column < whole.Columns; column++)
            {
                cells[(row * whole.Columns) + column] = blocks[(row / block * coarse.Columns) + (column / block)];
            }
        }

        return cells;
    }

    private static (LayerReport Layer, IEnumerable<InspectionWarning> Warnings) Look(LayerRequest request, LayerStorage storage, Action<int, ReadOnlySpan<float>> sample, bool[] missing)
    {
        using var source = LayerReading.Open(request);
        using var cells = storage.New(request.Area.Grid);
        bool zeroOrOne = true, whole = true;
        var few = new HashSet<float>();
        cells.Make((row, strip) =>
        {
            source.Read(row, strip.Length / cells.Columns, strip);
            request.Area.Clip(row, strip);
            sample(row, strip);
            zeroOrOne &= !((ReadOnlySpan<float>)strip).ContainsAnyExcept([0f, 1f, float.NaN]);
            for (int i = 0; i < strip.Length; i++)
            {
                missing[(row * cells.Columns) + i] |= float.IsNaN(strip[i]);
                if (whole && !float.IsNaN(strip[i]))
                {
                    few.Add(strip[i]);
                    whole = float.IsInteger(strip[i]) && few.Count <= MostClasses;
                }
            }
        });
        var (name, options) = (request.Name, request.Options);
        var statistics = LayerStatistics.Of(cells.Scan);
        bool categorical = options.Encoding == LayerEncoding.OneHot;
        var kind = categorical ? LayerKind.Categorical : source.IsBinary || (options.Kind != LayerKind.Continuous && zeroOrOne) ? LayerKind.Binary : LayerKind.Continuous;
        var warnings = new List<InspectionWarning>(LayerWarnings.Of(name, kind, options, statistics, ExtremeValues.Of(statistics, cells.Scan)));
        if (categorical)
        {
            double classified = Math.Max(1, statistics.Cells);
            warnings.AddRange(LayerWarnings.OfClasses(name, source.Audit, request.Classes.Labels.Zip(request.Classes.Count(cells.Scan), (label, count) => (label, count / classified))));
        }

        if (statistics.Cells == 0)
        {
            warnings.Add(new(Concern.Unusable, name, LayerException.AllMissing(name, options.Path, statistics.Missing).Message));
        }
        else if (statistics.Minimum == statistics.Maximum)
        {
            warnings.Add(new(Concern.Unusable, name, (categorical ? LayerException.OneClass(name, options.Path, request.Classes.Labels[0]) : LayerException.Constant(name, options.Path, statistics.Minimum)).Message));
        }
        else if (kind == LayerKind.Continuous && options.Kind == LayerKind.Auto && options.Encoding == LayerEncoding.Auto && whole && few.Count >= FewestClasses)
        {
            warnings.Add(new(Concern.PerhapsClasses, name, $"layer '{name}' holds {few.Count} different whole numbers and no others. If they are codes of classes, write kind: categorical"));
        }

        if (source.Audit is { Grid: { } own } && source.Audit.Method.StartsWith("warped", StringComparison.Ordinal))
        {
            warnings.Add(new(Concern.OtherGrid, name, $"layer '{name}' is on another grid ({own.Words}) and will be {source.Audit.Method}"));
        }

        return (new(name, kind, source.Audit, statistics, request.Classes.Labels.Count, WillBe(kind, options, source.Audit)), warnings);
    }

    private static string WillBe(LayerKind kind, LayerOptions options, SourceAudit source)
    {
        var parts = new List<string>();
        if (!source.Method.StartsWith("none", StringComparison.Ordinal))
        {
            parts.Add(source.Method.Split(';', ':')[0]);
        }

        parts.Add(kind switch
        {
            LayerKind.Binary => "binary, left as it is",
            LayerKind.Categorical => string.Create(CultureInfo.InvariantCulture, $"a band per class of {options.Rare:P1} or more"),
            _ when options.Transform.Count == 0 => "left as it is",
            _ => string.Join(", ", options.Transform.Select(step => step.Step.ToString().ToLowerInvariant())),
        });
        if (options.Fill.Method != FillMethod.None)
        {
            parts.Add($"gaps: {options.Fill.Method.ToString().ToLowerInvariant()}");
        }

        return string.Join("; ", parts);
    }

    private static IEnumerable<InspectionWarning> Together(CommonCells common, RegionSource source)
    {
        string[] anywhere = [.. source.Layers.Where(entry => entry.Value is { Encoding: LayerEncoding.Interpolate, Coverage: null, Radius: null }).Select(entry => $"'{entry.Key}'")];
        if (anywhere.Length > 0)
        {
            yield return new(Concern.Extrapolated, anywhere[0].Trim('\''), $"layer{(anywhere.Length == 1 ? " " : "s ")}{string.Join(", ", anywhere)} {(anywhere.Length == 1 ? "is" : "are")} interpolated at any distance from the samples. Say how far they speak for the ground with coverage: (metres)");
        }

        foreach (var (one, other, r) in common.Pairs(NearlyTheSame))
        {
            yield return new(Concern.NearDuplicate, one, FormattableString.Invariant($"layers '{one}' and '{other}' say nearly the same (r = {r:F3}). One of them is enough"));
        }

        foreach (var (layer, share) in common.Gaps().Where(gap => gap.Share > SmallGap))
        {
            bool filled = source.Layers.First(entry => string.Equals(entry.Key, layer, StringComparison.Ordinal)).Value.Fill.Method != FillMethod.None;
            yield return new(Concern.GapInside, layer, FormattableString.Invariant($"layer '{layer}' has no data in {share:P1} of the area that all other layers cover{(filled ? "; what fill: reaches will be filled" : ". Windows there have no prediction; consider fill: idw")}"));
        }

        foreach (var (layer, _) in common.Planes().Where(plane => plane.Share > NearlyAPlane))
        {
            yield return new(Concern.Coordinates, layer, $"layer '{layer}' is nearly a plane over the map, such as a coordinate: a model would learn places from it. Take it out");
        }
    }

    private static IEnumerable<InspectionWarning> Lost(string target, SiteAudit audit)
    {
        int missing = audit.Sites.Count(site => site.Fate == SiteFate.OnMissingData), outside = audit.Sites.Count(site => site.Fate == SiteFate.Outside);
        if (missing > 0)
        {
            yield return new(Concern.Sites, target, $"target '{target}': {missing} of {audit.Sites.Count} sites lie on missing data. Fill the gaps, or let sites move with snap: (metres)");
        }

        if (outside > 0)
        {
            yield return new(Concern.Sites, target, $"target '{target}': {outside} of {audit.Sites.Count} sites lie outside the region");
        }
    }
}
