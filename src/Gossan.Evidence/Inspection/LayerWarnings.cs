using System.Globalization;
using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Transforms;
using Gossan.Grids;

namespace Gossan.Evidence.Inspection;

/// <summary>What the numbers of one layer give reason to ask.</summary>
internal static class LayerWarnings
{
    /// <summary>An exponential distribution has 2, a lognormal one of geochemistry mostly more than 3.</summary>
    private const double HeavySkewness = 3;

    private static readonly LayerTransform[] Taming = [LayerTransform.Log, LayerTransform.Sqrt, LayerTransform.Clip, LayerTransform.Winsorize, LayerTransform.Tukey, LayerTransform.Clr];

    /// <summary>Looks at a layer's numbers.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="options">What will be done.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="statistics">Statistics on the grid before any step.</param>
    /// <param name="values">The source's own numbers.</param>
    public static IEnumerable<InspectionWarning> Of(string name, LayerKind kind, LayerOptions options, SourceAudit source, LayerStatistics statistics, ValueProfile values)
    {
        if (kind != LayerKind.Continuous)
        {
            yield break;
        }

        foreach (var (value, count, next, otherEnd) in new[]
        {
            (values.Minimum, values.AtMinimum, values.AboveMinimum, values.Maximum),
            (values.Maximum, values.AtMaximum, values.BelowMaximum, values.Minimum),
        })
        {
            // One sample colours its whole neighbourhood; one cell is one cell.
            bool samples = options.Encoding == LayerEncoding.Interpolate;
            if (SuspiciousValue.Is(value, count, next, otherEnd, values.Count, values.Codes, evenRare: samples))
            {
                string many = samples ? string.Create(CultureInfo.InvariantCulture, $"{count:N0} of its {values.Count:N0} samples") : string.Create(CultureInfo.InvariantCulture, $"{(double)count / values.Count:P1} of its cells");
                string why = SuspiciousValue.IsFarAway(value, next, otherEnd, values.Codes) ? "far from all others" : "a usual code for no data";
                yield return new(Concern.SuspiciousValue, name, FormattableString.Invariant($"layer '{name}' has {value:G8} in {many}, {why} (the next is {next:G6}). It was taken as data; if it means no data, write nodata: {value:R}"));
            }
        }

        if (options is { Kind: LayerKind.Auto, Encoding: LayerEncoding.Auto } && values.Codes > 1)
        {
            string warped = source.IsWarped ? $", and is {source.Method}" : "";
            yield return new(Concern.PerhapsClasses, name, $"layer '{name}' holds {values.Codes} different whole numbers and no others{warped}. If they are codes of classes, write kind: categorical; if they are a quantity, kind: continuous");
        }

        if (Math.Abs(statistics.Skewness) > HeavySkewness && !options.Transform.Any(step => Taming.Contains(step.Step)))
        {
            yield return new(Concern.HeavyTail, name, FormattableString.Invariant($"layer '{name}' has a heavy tail (skewness {statistics.Skewness:F1}) and no transform that tames it. Consider transform: [{(statistics.Minimum >= 0 ? "log" : "winsorize")}, standardize]"));
        }
    }

    /// <summary>Looks at the classes of a categorical layer.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="source">Where they come from; fields of polygons name their classes, so only codes of rasters are looked at.</param>
    /// <param name="classes">Every class with its share of the cells that have one.</param>
    public static IEnumerable<InspectionWarning> OfClasses(string name, SourceAudit source, IEnumerable<(string Label, double Share)> classes)
    {
        // A file that hides NaN alone has no value for its whole numbers.
        bool silent = source.NoData is "none" or "NaN (file)";
        foreach (var (label, share) in source.Kind is "raster" ? classes : [])
        {
            bool usual = double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double code) && (SuspiciousValue.IsUsualCode(code) || (silent && code == 0));
            if (usual && share > SuspiciousValue.Share)
            {
                yield return new(Concern.SuspiciousValue, name, string.Create(CultureInfo.InvariantCulture, $"layer '{name}' has the code {label} in {share:P1} of its cells. It was taken as a class; if it means no data (sea, not mapped), write nodata: {label}"));
            }
        }
    }
}
