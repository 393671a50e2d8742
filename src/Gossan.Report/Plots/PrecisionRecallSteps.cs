using Gossan.Prospectivity.Evaluation;

namespace Gossan.Report.Plots;

/// <summary>The staircase of precision and recall as a series.</summary>
internal static class PrecisionRecallSteps
{
    /// <summary>
    /// The points from full recall down to none, for <see cref="PlotOptions.Steps"/>: a precision holds back to the recall before, so that the area under the
    /// line is the average precision. One point without values where there are no positives.
    /// </summary>
    public static PlotSeries Of(string name, PrecisionRecallCurve curve)
    {
        if (curve.Points.Count == 0)
        {
            return new(name, [double.NaN], [double.NaN]);
        }

        // Where several thresholds find as many sites, the highest is the step's corner; the others would only hang below it.
        List<PrecisionRecallPoint> corners = [.. curve.Points.Where((point, i) => point.Recall > (i == 0 ? 0 : curve.Points[i - 1].Recall)).Reverse()];
        return new(name, [.. corners.Select(point => point.Recall), 0], [.. corners.Select(point => point.Precision), corners[^1].Precision]);
    }
}
