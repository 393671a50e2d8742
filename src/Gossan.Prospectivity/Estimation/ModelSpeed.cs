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
    private const int PredictedTogether = 64;
    private const int ExplainedTogether = 8;

    /// <summary>Measures a model.</summary>
    /// <param name="model">An unfitted model; fitted here, on windows with made-up labels, where it is no network. It stays the caller's.</param>
    /// <param name="isNetwork">Whether it scores windows without having been fitted.</param>
    /// <param name="windows">The windows; there is at least one.</param>
    /// <param name="passes">Passes for the uncertainty; 0 leaves it out.</param>
    /// <param name="time">How long each of the measurements may take, beside one turn of warm-up.</param>
    /// <returns>The speeds.</returns>
    public static ModelSpeed Measure(IProspectivityModel model, bool isNetwork, WindowSource windows, int passes, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        double fitted = isNetwork ? 0 : FittedPer(model, windows, time);
        WindowCentre[] centres = Spread(windows, PredictedTogether), few = Spread(windows, ExplainedTogether);
        float[] logits = new float[centres.Length], samples = new float[centres.Length * passes];
        double predicted = WorkRate.Measure(time, () =>
        {
            foreach (var batch in windows.Batches(centres, centres.Length))
            {
                if (passes > 0)
                {
                    model.Sample(batch, passes, logits, samples);
                }
                else
                {
                    model.Score(batch, logits);
                }
            }

            return centres.Length;
        });
        return new(predicted, model is IExplainsWindows explaining ? Explained(explaining, windows, few, time) : 0, fitted);
    }

    private static double Explained(IExplainsWindows model, WindowSource windows, WindowCentre[] centres, TimeSpan time)
    {
        float[] attributions = new float[centres.Length * windows.Bands.Count], gaps = new float[centres.Length];
        var options = new ExplanationOptions();
        return WorkRate.Measure(time, () =>
        {
            foreach (var batch in windows.Batches(centres, centres.Length))
            {
                model.Explain(batch, options, attributions, gaps);
            }

            return centres.Length;
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
