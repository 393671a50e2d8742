using System.Globalization;
using Gossan.Evidence.Samples;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Training;
using Gossan.Report.Plots;

namespace Gossan.Report.Training;

/// <summary>The plots of one trained model: ROC, precision and recall, calibration of its test samples, and its training; each as PNG and SVG.</summary>
/// <remarks>No capture curve: that ranks sites among all cells of an area, and a training scores its samples only. Comparisons draw it.</remarks>
public static class ModelPlots
{
    private const int Bins = 10;

    private static readonly string[] Kinds = [".png", ".svg"];

    private static readonly string[] OfSamples = ["roc", "precision-recall", "calibration"];

    /// <summary>The files of a folder of plots.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="history">Whether the model has a history of epochs.</param>
    /// <returns>Their paths.</returns>
    public static IEnumerable<string> FilesIn(string folder, bool history) =>
        (history ? [.. OfSamples, HistoryPlot.Name] : OfSamples).SelectMany(name => Kinds.Select(kind => Path.Combine(folder, name + kind)));

    /// <summary>The files of the plot of a training alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their paths.</returns>
    public static IEnumerable<string> HistoryFilesIn(string folder) => Kinds.Select(kind => Path.Combine(folder, HistoryPlot.Name + kind));

    /// <summary>Draws all plots.</summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="target">The deposit type.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="predictions">Its predictions; the test samples are drawn.</param>
    /// <param name="test">What was measured on the test samples, for the legend.</param>
    /// <param name="history">Its training; no plot without epochs.</param>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public static void Draw(string folder, string target, string model, IReadOnlyList<Prediction> predictions, SplitMetrics test, TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(history);
        Prediction[] samples = [.. predictions.Where(prediction => prediction.Set == SampleSet.Test)];
        float[] logits = [.. samples.Select(sample => sample.Logit)];
        bool[] labels = [.. samples.Select(sample => sample.Positive)];
        var share = (0.0, 1.0);
        string note = string.Create(CultureInfo.InvariantCulture, $"test samples: {test.Positives} sites, {test.Negatives} likely negatives");
        var roc = RocCurve.Of(logits, labels).Points;
        LinePlot.Write(
            Path.Combine(folder, OfSamples[0]),
            [Series(model, roc, point => point.FalsePositiveRate, point => point.TruePositiveRate, "AUROC", test.Auroc)],
            new()
            {
                Title = $"{target}, {model}: ROC on test samples",
                XLabel = "share of likely negatives taken for sites",
                YLabel = "share of sites found",
                XRange = share,
                YRange = share,
                Diagonal = true,
                Note = note,
            });
        LinePlot.Write(
            Path.Combine(folder, OfSamples[1]),
            [PrecisionRecallSteps.Of(model, PrecisionRecallCurve.Of(logits, labels)) with { Detail = In("AUPRC", test.Auprc) }],
            new()
            {
                Title = $"{target}, {model}: precision and recall on test samples",
                XLabel = "share of sites found (recall)",
                YLabel = "share of sites among those taken (precision)",
                XRange = share,
                YRange = share,
                Steps = true,
                YGuide = samples.Length == 0 ? null : new((double)test.Positives / samples.Length, "chance"),
                Note = note,
            });
        var bins = CalibrationCurve.Of([.. samples.Select(sample => sample.Likelihood)], labels, Bins).Bins;
        LinePlot.Write(
            Path.Combine(folder, OfSamples[2]),
            [
                Series(model, bins, bin => bin.MeanPredicted, bin => bin.Observed.Estimate, "ECE", test.Ece) with
                {
                    Low = bins.Count == 0 ? null : [.. bins.Select(bin => bin.Observed.Low)],
                    High = bins.Count == 0 ? null : [.. bins.Select(bin => bin.Observed.High)],
                },
            ],
            new()
            {
                Title = $"{target}, {model}: calibration on test samples",
                XLabel = "likelihood",
                YLabel = "share of sites among such samples",
                XRange = share,
                YRange = share,
                Diagonal = true,
                DiagonalName = "perfect",
                ErrorBars = true,
                Markers = true,
                Note = note + "; bars: 95 % intervals (Wilson)",
            });
        if (history.Epochs.Count > 0)
        {
            HistoryPlot.Draw(Path.Combine(folder, HistoryPlot.Name), $"{target}, {model}: training", "loss (nats per sample)", history);
        }
    }

    /// <summary>A line with its number in the legend; named as one without values where there are no test samples of a kind.</summary>
    private static PlotSeries Series<T>(string model, IReadOnlyList<T> points, Func<T, double> x, Func<T, double> y, string metric, double value) => points.Count == 0
        ? new(model, [double.NaN], [double.NaN])
        : new(model, [.. points.Select(x)], [.. points.Select(y)]) { Detail = In(metric, value) };

    private static string In(string metric, double value) => string.Create(CultureInfo.InvariantCulture, $"{metric} {value:0.000}");
}
