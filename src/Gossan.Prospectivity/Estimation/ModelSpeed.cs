using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Estimation;

/// <summary>How fast a model works on this machine, measured on real windows.</summary>
/// <param name="PredictedPerSecond">Windows per second for likelihood and uncertainty, their reading included.</param>
/// <param name="ExplainedPerSecond">Windows per second for attributions; 0 for a model that does not explain windows.</param>
/// <param name="FittedPerSecond">Training rows per second of a model that is fitted in one go, measured on few rows; 0 for a network, which is not fitted here.</param>
public sealed record ModelSpeed(double PredictedPerSecond, double ExplainedPerSecond, double FittedPerSecond)
{
    private const int MostRows = 400;
    /// <summary>What most windows of trained networks meet: a rule of 3 points, then one of 6. Networks that were not fitted, as those measured here, would meet far more.</summary>
    private const int PointsOfTrained = 6;

    /// <summary>Measures a model.</summary>
    /// <param name="model">An unfitted model; fitted here, on windows with made-up labels, where it is no network. It stays the caller's.</param>
    /// <param name="isNetwork">Whether it scores windows without having been fitted.</param>
    /// <param name="windows">The windows; there is at least one.</param>
    /// <param name="passes">Passes for the uncertainty; 0 leaves it out.</param>
    /// <param name="batch">Windows that are predicted together, 1 or more.</param>
    /// <param name="time">How long each of the measurements may take, beside one turn of warm-up.</param>
    /// <returns>The speeds.</returns>
    public static ModelSpeed Measure(IProspectivityModel model, bool isNetwork, WindowSource windows, int passes, int batch, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        double fitted = isNetwork ? 0 : FittedPer(model, windows, time);
        float[] logits = new float[batch], samples = new float[batch * passes];
        double predicted = WorkRate.OfBatches(time, batch, count =>
        {
            foreach (var some in windows.Batches(Spread(windows, count), count))
            {
                if (passes > 0)
                {
                    model.Sample(some, passes, logits.AsSpan(0, count), samples.AsSpan(0, count * passes));
                }
                else
                {
                    model.Score(some, logits.AsSpan(0, count));
                }
            }
        });
        return new(predicted, model is IExplainsWindows explaining ? Explained(explaining, windows, batch, time) : 0, fitted);
    }

    private static double Explained(IExplainsWindows model, WindowSource windows, int batch, TimeSpan time)
    {
        float[] attributions = new float[batch * windows.Bands.Count], gaps = new float[batch];
        var options = new ExplanationOptions { MostPoints = PointsOfTrained, Tolerance = 1e-9 };
        return WorkRate.OfBatches(time, batch, count =>
        {
            foreach (var some in windows.Batches(Spread(windows, count), count))
            {
                model.Explain(some, options, attributions.AsSpan(0, count * windows.Bands.Count), gaps.AsSpan(0, count));
            }
        });
    }

    private static double FittedPer(IProspectivityModel model, WindowSource windows, TimeSpan time)
    {
        Sample[] training = Labelled(SampleSet.Train), validation = Labelled(SampleSet.Validation);
        return WorkRate.Measure(time, () =>
        {
            model.Fit(new() { Windows = windows, Training = training, Validation = validation, Seed = 0 });
            return training.Length;
        });

        Sample[] Labelled(SampleSet set) => [.. Spread(windows, MostRows).Select((centre, i) => new Sample(centre, i % 2 == 0, set))];
    }

    /// <summary>Windows from everywhere, in order; the same one several times where there are fewer.</summary>
    private static WindowCentre[] Spread(WindowSource windows, int count) => [.. Enumerable.Range(0, count).Select(i => windows[i * windows.Count / count])];
}
