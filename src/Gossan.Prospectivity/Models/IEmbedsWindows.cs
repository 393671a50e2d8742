using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>A model that sees windows through features of its own, which can be had beside the scores at no second pass.</summary>
public interface IEmbedsWindows
{
    /// <summary>Features of a window.</summary>
    int FeatureWidth { get; }

    /// <summary>Gives the features of windows and, where asked for, scores and samples of the same pass. Deterministic; changes no parameter.</summary>
    /// <param name="windows">N windows.</param>
    /// <param name="passes">Samples per window; 0 for none.</param>
    /// <param name="logits">(N) as of <see cref="IProspectivityModel.Score"/>; or empty, and then no samples either.</param>
    /// <param name="samples">(N, passes) as of <see cref="IProspectivityModel.Sample"/>; empty for no passes.</param>
    /// <param name="features">(N, <see cref="FeatureWidth"/>) what the last part of the model, its head, is given.</param>
    void Embed(WindowBatch windows, int passes, Span<float> logits, Span<float> samples, Span<float> features);
}
