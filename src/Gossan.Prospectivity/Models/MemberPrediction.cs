using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>Scores windows by one model: itself, or a member of an ensemble. Features come from the same pass where the model has some.</summary>
internal static class MemberPrediction
{
    /// <summary>Features of a window: the model's own, or one per band.</summary>
    public static int FeatureWidth(IProspectivityModel model, int bands) => model is IEmbedsWindows embedding ? embedding.FeatureWidth : bands;

    /// <summary>Predicts windows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="windows">N windows.</param>
    /// <param name="passes">Samples per window; 0 for none.</param>
    /// <param name="logits">(N), or empty where features alone are wanted.</param>
    /// <param name="samples">(N, passes).</param>
    /// <param name="features">(N, width), or empty.</param>
    public static void Run(IProspectivityModel model, WindowBatch windows, int passes, Span<float> logits, Span<float> samples, Span<float> features)
    {
        if (!features.IsEmpty && model is IEmbedsWindows embedding)
        {
            embedding.Embed(windows, passes, logits, samples, features);
            return;
        }

        if (passes > 0)
        {
            model.Sample(windows, passes, logits, samples);
        }
        else if (!logits.IsEmpty)
        {
            model.Score(windows, logits);
        }

        for (int n = 0; n < (features.IsEmpty ? 0 : windows.Count); n++)
        {
            windows.CentreCell(n).CopyTo(features[(n * windows.Bands)..]);
        }
    }
}
