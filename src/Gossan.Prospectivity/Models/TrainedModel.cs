using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>A fitted model with its calibration: windows in, likelihood and uncertainty out.</summary>
/// <param name="model">The fitted model; disposed with this.</param>
/// <param name="card">What it was trained on and how its scores are calibrated.</param>
public sealed class TrainedModel(IProspectivityModel model, ModelCard card) : IDisposable
{
    private float[] logits = [];
    private float[] samples = [];

    /// <summary>The model behind.</summary>
    public IProspectivityModel Model => model;

    /// <summary>Bands, windows, calibration.</summary>
    public ModelCard Card => card;

    /// <summary>Refuses windows that the model was not trained for.</summary>
    /// <param name="folder">The model's folder, for the message.</param>
    /// <param name="windows">The windows to be scored.</param>
    /// <exception cref="BandMismatchException">The bands, or their standardisation, differ.</exception>
    /// <exception cref="ModelException">The window's size differs.</exception>
    public void RequireSameInput(string folder, WindowSource windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        foreach (var stack in windows.Stacks)
        {
            BandMismatchException.ThrowIfDifferent($"the model in {folder}", [.. card.Bands.Select(band => band.Name)], $"region '{stack.Region}'", stack.Bands);
            BandMismatchException.ThrowIfStandardisedDifferently($"the model in {folder}", card.Bands, $"region '{stack.Region}'", stack.Layers);
        }

        if (windows.Options.Size != card.Windows.Size)
        {
            throw ModelException.OtherWindow(folder, card.Windows.Size, windows.Options.Size);
        }
    }

    /// <summary>Predicts the calibrated likelihood of windows and, if asked, its uncertainty.</summary>
    /// <param name="windows">N windows.</param>
    /// <param name="likelihood">(N) probability in 0..1: the sigmoid of logit / temperature.</param>
    /// <param name="uncertainty">(N) sample standard deviation of the calibrated probability over the passes; or empty.</param>
    /// <param name="passes">Passes for the uncertainty, at least 2.</param>
    public void Predict(WindowBatch windows, Span<float> likelihood, Span<float> uncertainty = default, int passes = 100)
    {
        ArgumentNullException.ThrowIfNull(windows);
        int n = windows.Count;
        logits = AtLeast(logits, n);
        var scores = logits.AsSpan(0, n);
        if (uncertainty.IsEmpty)
        {
            model.Score(windows, scores);
        }
        else
        {
            samples = AtLeast(samples, n * passes);
            model.Sample(windows, passes, scores, samples.AsSpan(0, n * passes));
            for (int i = 0; i < n; i++)
            {
                uncertainty[i] = (float)Spread(samples.AsSpan(i * passes, passes));
            }
        }

        for (int i = 0; i < n; i++)
        {
            likelihood[i] = (float)Calibrated(scores[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private double Calibrated(double logit) => 1 / (1 + Math.Exp(-logit / card.Temperature));

    private double Spread(ReadOnlySpan<float> sample)
    {
        double mean = 0, squares = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            // Welford's running mean and sum of squares.
            double p = Calibrated(sample[i]), delta = p - mean;
            mean += delta / (i + 1);
            squares += delta * (p - mean);
        }

        return Math.Sqrt(squares / (sample.Length - 1));
    }

    private static float[] AtLeast(float[] buffer, int length) => buffer.Length >= length ? buffer : new float[length];
}
