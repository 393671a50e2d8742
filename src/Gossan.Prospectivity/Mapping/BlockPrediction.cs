using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Novelty;

namespace Gossan.Prospectivity.Mapping;

/// <summary>All that a map says of a batch of windows: one line of numbers per band, in the order of the map's rasters.</summary>
/// <param name="model">The model.</param>
/// <param name="options">Passes, batch, novelty.</param>
/// <param name="domain">Where the model was taught; <see langword="null"/> where novelty is left out.</param>
internal sealed class BlockPrediction(TrainedModel model, MapOptions options, TrainingDomain? domain)
{
    private readonly int kinds = options.Uncertainty > 0 ? model.UncertaintyKinds.Count : 0;
    private float[] numbers = [];
    private float[] features = [];

    /// <summary>Bands of all rasters together.</summary>
    public int Bands => 1 + kinds + (domain is null ? 0 : 2);

    /// <summary>Predicts windows.</summary>
    /// <param name="windows">N windows.</param>
    /// <returns>(<see cref="Bands"/>, N), valid until the next call.</returns>
    public ReadOnlySpan<float> Of(WindowBatch windows)
    {
        int n = windows.Count, width = domain?.Width ?? 0;
        numbers = numbers.Length >= n * Bands ? numbers : new float[n * Bands];
        features = features.Length >= n * width ? features : new float[n * width];
        var ofWindows = features.AsSpan(0, n * width);
        model.Predict(windows, numbers.AsSpan(0, n), numbers.AsSpan(n, n * kinds), options.Uncertainty, ofWindows);
        if (domain is not null)
        {
            int first = n * (1 + kinds);
            Span<float> novelty = numbers.AsSpan(first, n), outside = numbers.AsSpan(first + n, n);
            domain.Novelty(ofWindows, novelty);
            for (int i = 0; i < n; i++)
            {
                outside[i] = novelty[i] > options.NoveltyLimit ? 1 : 0;
            }
        }

        return numbers.AsSpan(0, n * Bands);
    }
}
