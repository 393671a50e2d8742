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

        var falling = curve.Points.Reverse();
        return new(name, [.. falling.Select(point => point.Recall), 0], [.. falling.Select(point => point.Precision), curve.Points[0].Precision]);
    }
}
