using System.Globalization;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Evaluation;
using Gossan.Report.Plots;

namespace Gossan.Report.Comparison;

/// <summary>The plots of a comparison: ROC, precision and recall, capture, prediction-area, calibration, and all models at a glance; each as PNG and SVG.</summary>
public static class ComparisonPlots
{
    private const int Bins = 10, MostPoints = 500;

    private static readonly string[] Kinds = [".png", ".svg"];

    private static readonly string[] Names = ["roc", "precision-recall", "capture", "prediction-area", "calibration", "models"];

    /// <summary>The files of a folder of plots.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their paths.</returns>
    public static IEnumerable<string> FilesIn(string folder) => Names.SelectMany(name => Kinds.Select(kind => Path.Combine(folder, name + kind)));

    /// <summary>Draws all plots.</summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="comparison">The comparison: title, order of the models, intervals.</param>
    /// <param name="scores">The scores behind it.</param>
    public static void Draw(string folder, ModelComparison comparison, IReadOnlyList<ModelScores> scores)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ModelScores[] models = [.. comparison.Models.Select(model => scores.First(of => string.Equals(of.Model, model.Model, StringComparison.Ordinal)))];
        string folds = comparison.Optimistic
            ? $"{comparison.Sites} sites, random folds: OPTIMISTIC, neighbours of held-out sites were learnt from"
            : $"{comparison.Sites} sites, each held out; folds: {comparison.Split.ToString().ToLowerInvariant()}; {PlotWords.Counted(comparison.Seeds.Count, "seed")}";
        var share = (0.0, 1.0);
        LinePlot.Write(Path.Combine(folder, "roc"), [.. models.Select(Roc)], new()
        {
            Title = $"{comparison.Target}: ROC on labelled samples",
            XLabel = "share of likely negatives taken for sites",
            YLabel = "share of sites found",
            XRange = share,
            YRange = share,
            Diagonal = true,
            Note = folds,
        });
        LinePlot.Write(Path.Combine(folder, "precision-recall"), [.. models.Select(PrecisionRecall)], new()
        {
            Title = $"{comparison.Target}: precision and recall on labelled samples",
            XLabel = "share of sites found (recall)",
            YLabel = "share of sites among those taken (precision)",
            XRange = share,
            YRange = share,
            Steps = true,
            Note = folds,
        });
        LinePlot.Write(Path.Combine(folder, "capture"), [.. models.Select((model, i) => Capture(model, i == 0 ? comparison.Models[0].Capture : []))], new()
        {
            DiagonalName = "at random",
            Title = $"{comparison.Target}: capture curve",
            XLabel = "share of the area searched, best cells first",
            YLabel = "share of held-out sites found",
            XRange = share,
            YRange = share,
            Diagonal = true,
            Note = comparison.Models[0].Capture.Count == 0 ? folds : $"{folds}; band: 95 % interval of {comparison.Models[0].Model} at each share of the area",
        });
        LinePlot.Write(Path.Combine(folder, "prediction-area"), [.. models.Select(PredictionArea)], new()
        {
            DiagonalName = "area left out; also chance",
            Title = $"{comparison.Target}: prediction-area plot",
            XLabel = "threshold: share of the area that scores below it",
            YLabel = "share of held-out sites found; share of the area left out",
            XRange = share,
            YRange = share,
            Diagonal = true,
            Note = folds,
        });
        LinePlot.Write(Path.Combine(folder, "calibration"), [.. models.Select(Calibration)], new()
        {
            Title = $"{comparison.Target}: calibration on labelled samples",
            XLabel = "likelihood",
            YLabel = "share of sites among such samples",
            XRange = share,
            YRange = share,
            Diagonal = true,
            DiagonalName = "perfect",
            Markers = true,
            Note = folds,
        });
        IntervalPlot.Write(
            Path.Combine(folder, "models"),
            [.. comparison.Models.Select(model => new PlotInterval(model.Model, model.Map.Auroc.Estimate, model.Map.Auroc.Low, model.Map.Auroc.High))],
            new() { Title = $"{comparison.Target}: AUROC of held-out sites against all other cells", XLabel = "AUROC, 95 % interval ", YLabel = "", XGuide = new(0.5, "chance"), Note = folds });
    }

    private static PlotSeries Roc(ModelScores model)
    {
        var (scores, labels) = Pooled(model);
        var curve = RocCurve.Of(scores, labels, MostPoints);
        return new(model.Model, [.. curve.Points.Select(point => point.FalsePositiveRate)], [.. curve.Points.Select(point => point.TruePositiveRate)]);
    }

    private static PlotSeries PrecisionRecall(ModelScores model)
    {
        var (scores, labels) = Pooled(model);
        return PrecisionRecallSteps.Of(model.Model, PrecisionRecallCurve.Of(scores, labels, MostPoints));
    }

    /// <summary>The staircase; with a band, its points stand between the corners.</summary>
    private static PlotSeries Capture(ModelScores model, IReadOnlyList<CaptureInterval> band)
    {
        var curve = CaptureCurve.Of([.. model.Placements().SelectMany(placements => placements)]);
        if (band.Count == 0)
        {
            return new(model.Model, [.. curve.Points.Select(point => point.AreaShare)], [.. curve.Points.Select(point => point.Captured)]);
        }

        // Ordered by both: at a share where sites enter, the point of the band is the top of the step.
        List<CapturePoint> points = [.. curve.Points.Concat(band.Select(point => new CapturePoint(point.AreaShare, point.Captured.Estimate))).OrderBy(point => point.AreaShare).ThenBy(point => point.Captured)];
        return new(
            model.Model, [.. points.Select(point => point.AreaShare)], [.. points.Select(point => point.Captured)],
            [.. points.Select(point => Between(band, point.AreaShare, interval => interval.Low))], [.. points.Select(point => Between(band, point.AreaShare, interval => interval.High))]);
    }

    /// <summary>A bound of the band, linear between its points, which stand at even shares.</summary>
    private static double Between(IReadOnlyList<CaptureInterval> band, double share, Func<Interval, double> bound)
    {
        double place = share * (band.Count - 1);
        int below = Math.Clamp((int)place, 0, band.Count - 2);
        return double.Lerp(bound(band[below].Captured), bound(band[below + 1].Captured), place - below);
    }

    private static PlotSeries PredictionArea(ModelScores model)
    {
        var curve = PredictionAreaCurve.Of([.. model.Placements().SelectMany(placements => placements)]);
        return new(model.Model, [.. curve.Points.Select(point => point.Threshold)], [.. curve.Points.Select(point => point.Captured)])
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"crossing: {curve.Crossing.Captured:P0} of the sites in {curve.Crossing.AreaShare:P0}"),
        };
    }

    private static PlotSeries Calibration(ModelScores model)
    {
        var (scores, labels) = Pooled(model);
        var bins = CalibrationCurve.Of([.. scores.Select(score => (double)score)], labels, Bins).Bins.Where(bin => bin.Count > 0).ToList();
        return new(model.Model, [.. bins.Select(bin => bin.MeanPredicted)], [.. bins.Select(bin => bin.Observed.Estimate)]);
    }

    /// <summary>The labelled samples of all folds and seeds, by calibrated likelihood.</summary>
    private static (float[] Scores, bool[] Labels) Pooled(ModelScores model)
    {
        var folds = model.Folds.SelectMany(seed => seed).ToList();
        return (
            [.. folds.SelectMany(fold => fold.Positives.Concat(fold.Negatives)).Select(likelihood => (float)likelihood)],
            [.. folds.SelectMany(fold => fold.Positives.Select(_ => true).Concat(fold.Negatives.Select(_ => false)))]);
    }
}
