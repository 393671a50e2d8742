using System.Globalization;
using System.Text;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Comparison;

/// <summary>A comparison as a table for other programs: a row per model, each metric with the ends of its 95 % interval.</summary>
public static class ComparisonTable
{
    private static readonly (string Name, Func<WholeMapMetrics, SampledMetrics, Interval> Value)[] Metrics =
    [
        ("map_auroc", (map, _) => map.Auroc),
        ("capture_area", (map, _) => map.CaptureArea),
        ("captured_at_1_percent", (map, _) => map.CapturedAt1Percent),
        ("captured_at_5_percent", (map, _) => map.CapturedAt5Percent),
        ("captured_at_10_percent", (map, _) => map.CapturedAt10Percent),
        ("captured_at_20_percent", (map, _) => map.CapturedAt20Percent),
        ("prediction_area_crossing", (map, _) => map.Crossing),
        ("boyce_index", (map, _) => map.BoyceIndex),
        ("sampled_auroc", (_, samples) => samples.Auroc),
        ("sampled_auprc", (_, samples) => samples.Auprc),
        ("sampled_f1", (_, samples) => samples.F1),
        ("sampled_mcc", (_, samples) => samples.Mcc),
        ("sampled_balanced_accuracy", (_, samples) => samples.BalancedAccuracy),
        ("sampled_accuracy", (_, samples) => samples.Accuracy),
        ("sampled_recall", (_, samples) => samples.Recall),
        ("sampled_ece", (_, samples) => samples.Ece),
        ("sampled_brier", (_, samples) => samples.Brier),
    ];

    /// <summary>Names of the columns of metrics: "map_auroc", "map_auroc_low", "map_auroc_high", ...</summary>
    public static IReadOnlyList<string> MetricColumns { get; } = [.. Metrics.SelectMany(metric => new[] { metric.Name, metric.Name + "_low", metric.Name + "_high" })];

    /// <summary>The values of those columns.</summary>
    /// <param name="map">Metrics of the map.</param>
    /// <param name="samples">Metrics of the labelled samples.</param>
    /// <returns>As text; empty where a metric is undefined.</returns>
    public static IReadOnlyList<string> MetricsOf(WholeMapMetrics map, SampledMetrics samples) =>
    [
        .. Metrics.Select(metric => metric.Value(map, samples)).SelectMany(interval => new[] { Text(interval.Estimate), Text(interval.Low), Text(interval.High) }),
    ];

    /// <summary>Writes a comparison.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Write(string path, ModelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var text = new StringBuilder("model").AppendJoin("", MetricColumns.Select(column => "," + column)).Append(",difference_to_best,difference_low,difference_high,p_value,detectable_difference\n");
        foreach (var model in comparison.Models)
        {
            text.Append(model.Model).AppendJoin("", MetricsOf(model.Map, model.Samples).Select(value => "," + value));
            text.AppendJoin("", (model.ToBest is { } d ? new[] { d.Difference.Estimate, d.Difference.Low, d.Difference.High, d.PValue, d.DetectableDifference } : [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]).Select(value => "," + Text(value))).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    private static string Text(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "";
}
