using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Evaluation;
using Gossan.Report.Plots;

namespace Gossan.Report.Comparison;

/// <summary>The plots of a comparison: ROC, precision and recall, capture, calibration, and all models at a glance; each as PNG and SVG.</summary>
public static class ComparisonPlots
{
    private const int Bins = 10, MostPoints = 500;

    private static readonly string[] Kinds = [".png", ".svg"];

    private static readonly string[] Names = ["roc", "precision-recall", "capture", "calibration", "models"];

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
            : $"{comparison.Sites} sites, each held out; folds: {comparison.Split.ToString().ToLowerInvariant()}; {comparison.Seeds.Count} seeds";
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
        LinePlot.Write(Path.Combine(folder, "capture"), [.. models.Select(Capture)], new()
        {
            DiagonalName = "at random",
            Title = $"{comparison.Target}: capture curve",
            XLabel = "share of the area searched, best cells first",
            YLabel = "share of held-out sites found",
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
        var curve = PrecisionRecallCurve.Of(scores, labels, MostPoints);
        return new(model.Model, [.. curve.Points.Select(point => point.Recall)], [.. curve.Points.Select(point => point.Precision)]);
    }

    private static PlotSeries Capture(ModelScores model)
    {
        var curve = CaptureCurve.Of([.. model.Placements().SelectMany(placements => placements)]);
        return new(model.Model, [.. curve.Points.Select(point => point.AreaShare)], [.. curve.Points.Select(point => point.Captured)]);
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
