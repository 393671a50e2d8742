using Gossan.Prospectivity.Studies;
using Gossan.Report.Plots;

namespace Gossan.Report.Comparison;

/// <summary>The picture of a study: AUROC of held-out sites with its interval, model by model, over what was varied.</summary>
public static class StudyPlot
{
    /// <summary>Draws the picture.</summary>
    /// <param name="pathWithoutExtension">The file; <c>.png</c> and <c>.svg</c> are added.</param>
    /// <param name="result">The study.</param>
    public static void Draw(string pathWithoutExtension, StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        bool ranges = result.Study == StudyKind.Negatives;
        LinePlot.Write(
            pathWithoutExtension,
            [
                .. result.Points.GroupBy(point => point.Model, StringComparer.Ordinal).Select(model => new PlotSeries(
                    model.Key,
                    [.. model.Select(point => point.Value)],
                    [.. model.Select(point => point.Map.Auroc.Estimate)],
                    [.. model.Select(point => point.Map.Auroc.Low)],
                    [.. model.Select(point => point.Map.Auroc.High)])),
            ],
            new()
            {
                Title = $"{result.Target}: {Title(result.Study)}",
                XLabel = XLabel(result.Study),
                YLabel = "AUROC of held-out sites against all other cells",
                LogX = result.Study == StudyKind.Labels,
                XTickValues = result.Study == StudyKind.Labels ? [.. result.Points.Select(point => point.Value).Distinct()] : null,
                Markers = true,
                ErrorBars = true,
                XTicks = ranges ? [.. result.Points.Select(point => point.Condition.Replace("likely negatives ", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)] : null,
                Note = $"95 % intervals over sites and seeds; folds: {result.Split.ToString().ToLowerInvariant()}; {PlotWords.Counted(result.Seeds.Count, "seed")}",
            });
    }

    private static string Title(StudyKind study) => study switch
    {
        StudyKind.Labels => "fewer known sites",
        StudyKind.Missing => "evidence missing where the model is asked",
        _ => "which windows count as likely negative",
    };

    private static string XLabel(StudyKind study) => study switch
    {
        StudyKind.Labels => "training sites kept, in percent",
        StudyKind.Missing => "share missing, in percent",
        _ => "part of the order by distance to the training sites",
    };
}
