using Gossan.Evidence.Gridding;
using Gossan.Evidence.Inspection;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Transforms;
using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>One layer of all regions while it is worked on: read onto the grids, learnt, transformed, filled.</summary>
internal sealed class LayerInProgress : IDisposable
{
    private readonly IReadOnlyList<StackInProgress> stacks;
    private readonly LayerCells[] cells;
    private readonly bool[] training;
    private readonly long[] replaced;
    private readonly ValueProfile[] values;
    private readonly List<FittedStep> steps = [];

    private LayerInProgress(string name, LayerOptions options, IReadOnlyList<StackInProgress> stacks)
    {
        (Name, Options, this.stacks) = (name, options, stacks);
        cells = new LayerCells[stacks.Count];
        Sources = new SourceAudit[stacks.Count];
        Before = new LayerStatistics[stacks.Count];
        replaced = new long[stacks.Count];
        values = new ValueProfile[stacks.Count];
        training = [.. stacks.Select(stack => stack.Source.Training)];
        Classes = new(name, options.Path);
    }

    public string Name { get; }

    /// <summary>As the first region has them; kind, encoding and transforms are those of all regions.</summary>
    public LayerOptions Options { get; }

    public SourceAudit[] Sources { get; }

    /// <summary>Per region, in the layer's unit.</summary>
    public LayerStatistics[] Before { get; }

    /// <summary>What the numbers turned out to be.</summary>
    public LayerKind Kind { get; private set; }

    public ClassTable Classes { get; }

    public IReadOnlyList<FittedStep> Steps => steps;

    public long Replaced(int region) => replaced[region];

    /// <summary>What the numbers of a region give reason to ask.</summary>
    public IReadOnlyList<string> Warnings(int region) => [.. LayerWarnings.Of(Name, Kind, Options, Sources[region], Before[region], values[region]).Select(warning => warning.Text)];

    public LayerCells Cells(int region) => cells[region];

    /// <summary>Reads the layer onto the grid of each region, once.</summary>
    public static LayerInProgress Read(string name, IReadOnlyList<StackInProgress> stacks, LayerStorage storage, StackProgress progress, CancellationToken cancellation)
    {
        var layer = new LayerInProgress(name, stacks[0].OptionsOf(name), stacks);
        try
        {
            bool binary = true;
            for (int region = 0; region < stacks.Count; region++)
            {
                int here = region;
                binary &= LayerFailures.Named(name, stacks[region].Spoken, () => layer.ReadRegion(here, storage, progress, cancellation));
            }

            layer.Decide(binary);
            return layer;
        }
        catch
        {
            layer.Dispose();
            throw;
        }
    }

    /// <summary>Learns the next steps on the training regions and applies them, up to a centred log-ratio or the end.</summary>
    public void Transform()
    {
        while (steps.Count < Options.Transform.Count && Options.Transform[steps.Count].Step != LayerTransform.Clr)
        {
            var step = (CellStep)LearnNext();
            for (int region = 0; region < cells.Length; region++)
            {
                int here = region;
                cells[region].Change((_, strip) => replaced[here] += step.Apply(strip));
            }
        }
    }

    /// <summary>The name of the composition whose log-ratio is the next step; <see langword="null"/> when it is none.</summary>
    public string? NextComposition =>
        Kind == LayerKind.Continuous && steps.Count < Options.Transform.Count && Options.Transform[steps.Count] is { Step: LayerTransform.Clr } step ? step.Group : null;

    /// <summary>Takes the log-ratio of a composition: all its parts stand before that step.</summary>
    public static void CloseComposition(IReadOnlyList<LayerInProgress> parts)
    {
        LogRatioStep[] ratios = [.. parts.Select(part => (LogRatioStep)part.LearnNext())];
        for (int region = 0; region < parts[0].cells.Length; region++)
        {
            var first = parts[0].cells[region];
            float[][] strips = [.. parts.Select(_ => new float[Math.Min(first.RowsPerStrip, first.Rows) * first.Columns])];
            for (int row = 0; row < first.Rows; row += first.RowsPerStrip)
            {
                int count = Math.Min(first.RowsPerStrip, first.Rows - row) * first.Columns;
                for (int part = 0; part < parts.Count; part++)
                {
                    parts[part].cells[region].Read(row, strips[part].AsSpan(0, count));
                }

                long[] zeros = LogRatioStep.Apply(ratios, [.. strips.Select(strip => strip.AsMemory(0, count))]);
                for (int part = 0; part < parts.Count; part++)
                {
                    parts[part].replaced[region] += zeros[part];
                    parts[part].cells[region].Write(row, strips[part].AsSpan(0, count));
                }
            }
        }
    }

    /// <summary>Goes through the cells of the regions that are learnt from.</summary>
    public void ScanTraining(CellAction action)
    {
        for (int region = 0; region < cells.Length; region++)
        {
            if (training[region])
            {
                cells[region].Scan(action);
            }
        }
    }

    public void Dispose()
    {
        foreach (var region in cells)
        {
            region?.Dispose();
        }
    }

    private bool ReadRegion(int region, LayerStorage storage, StackProgress progress, CancellationToken cancellation)
    {
        var stack = stacks[region];
        using var source = stack.OpenLayer(Name, Classes, storage.Left / 2);
        var store = cells[region] = storage.New(stack.Area.Grid);
        var onGrid = new ValueProfile();
        store.Make((row, strip) =>
        {
            cancellation.ThrowIfCancellationRequested();
            source.Read(row, strip.Length / store.Columns, strip);
            stack.Area.Clip(row, strip);
            onGrid.Add(strip);
            if (Options.Encoding == LayerEncoding.OneHot)
            {
                Classes.Meet(strip);
            }

            progress.Add(strip.Length / store.Columns);
        });
        (Sources[region], values[region]) = (source.Audit, source.Values ?? onGrid);
        Before[region] = LayerStatistics.Of(store.Scan);
        return Before[region].Cells > 0 ? source.IsBinary : throw LayerException.AllMissing(Name, Sources[region].Path, Before[region].Missing);
    }

    private void Decide(bool binaryByMaking)
    {
        if (Options.Encoding == LayerEncoding.OneHot)
        {
            Classes.RequireSeveral();
            Kind = LayerKind.Categorical;
            return;
        }

        var first = Before.Where((_, region) => training[region]).ToList();
        double minimum = first.Min(s => s.Minimum), maximum = first.Max(s => s.Maximum);
        if (minimum == maximum)
        {
            throw LayerException.Constant(Name, Options.Path, minimum);
        }

        bool zeroOrOne = true;
        ScanTraining(strip => zeroOrOne &= !strip.ContainsAnyExcept([0f, 1f, float.NaN]));
        if (Options.Kind == LayerKind.Binary && !zeroOrOne)
        {
            throw LayerException.NotBinary(Name, Options.Path, minimum, maximum);
        }

        Kind = binaryByMaking || (Options.Kind != LayerKind.Continuous && zeroOrOne) ? LayerKind.Binary : LayerKind.Continuous;
        if (Kind == LayerKind.Binary)
        {
            RequireBinaryElsewhere();
        }
    }

    private void RequireBinaryElsewhere()
    {
        for (int region = 0; region < cells.Length; region++)
        {
            bool zeroOrOne = true;
            cells[region].Scan(strip => zeroOrOne &= !strip.ContainsAnyExcept([0f, 1f, float.NaN]));
            if (!zeroOrOne)
            {
                throw LayerException.InRegion(Name, stacks[region].Source.Name, LayerException.NotBinaryElsewhere(Name, Sources[region].Path, Before[region].Minimum, Before[region].Maximum));
            }
        }
    }

    private FittedStep LearnNext()
    {
        var options = Options.Transform[steps.Count];
        var statistics = steps.Count == 0 && cells.Length == 1 ? Before[0] : LayerStatistics.Of(ScanTraining);
        if (statistics.Minimum == statistics.Maximum)
        {
            throw LayerException.ConstantAfter(Name, Options.Path, steps.Count, statistics.Minimum);
        }

        var step = StepLearning.Learn(Name, options, statistics, ScanTraining);
        steps.Add(step);
        return step;
    }
}
