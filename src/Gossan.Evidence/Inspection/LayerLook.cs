using System.Globalization;
using Gossan.Evidence.Filling;
using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Inspection;

/// <summary>Reads one layer onto the grid and says what it is, what will be done to it, and what gives reason to ask.</summary>
internal static class LayerLook
{
    /// <summary>Looks at a layer.</summary>
    /// <param name="request">The layer and its region.</param>
    /// <param name="storage">Gives room for its cells.</param>
    /// <param name="sample">Given its rows in order.</param>
    /// <param name="missing">Marked where it has no value.</param>
    public static (LayerReport Layer, IEnumerable<InspectionWarning> Warnings) At(LayerRequest request, LayerStorage storage, Action<int, ReadOnlySpan<float>> sample, bool[] missing)
    {
        using var source = LayerReading.Open(request);
        using var cells = storage.New(request.Area.Grid);
        var onGrid = new ValueProfile();
        bool categorical = request.Options.Encoding == LayerEncoding.OneHot;
        cells.Make((row, strip) =>
        {
            source.Read(row, strip.Length / cells.Columns, strip);
            request.Area.Clip(row, strip);
            if (categorical)
            {
                request.Classes.Meet(strip);
            }

            sample(row, strip);
            onGrid.Add(strip);
            for (int i = 0; i < strip.Length; i++)
            {
                missing[(row * cells.Columns) + i] |= float.IsNaN(strip[i]);
            }
        });
        var (name, options) = (request.Name, request.Options);
        var statistics = LayerStatistics.Of(cells.Scan);
        var kind = categorical ? LayerKind.Categorical : source.IsBinary || (options.Kind != LayerKind.Continuous && onGrid.IsZeroOrOne) ? LayerKind.Binary : LayerKind.Continuous;
        var warnings = new List<InspectionWarning>(LayerWarnings.Of(name, kind, options, source.Audit, statistics, source.Values ?? onGrid));
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
            warnings.Add(new(Concern.Unusable, name, (categorical ? LayerException.OneClass(name, options.Path, request.Classes.Labels[(int)statistics.Minimum]) : LayerException.Constant(name, options.Path, statistics.Minimum)).Message));
        }

        if (source.Audit is { IsWarped: true, Grid: { } own })
        {
            warnings.Add(new(Concern.OtherGrid, name, $"layer '{name}' is on another grid ({own.Words}) and will be {source.Audit.Method}"));
        }

        return (new(name, kind, source.Audit, statistics, request.Classes.Met.Count, WillBe(kind, options, source.Audit)), warnings);
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
}
