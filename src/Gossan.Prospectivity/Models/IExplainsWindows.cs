using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>A model that can say what each layer added to a window's score.</summary>
public interface IExplainsWindows
{
    /// <summary>Attributes the score of windows to the layers. Deterministic.</summary>
    /// <param name="windows">N windows.</param>
    /// <param name="options">Where to start from, and how exact to be.</param>
    /// <param name="attributions">(N, C) one value per window and band, in log-odds: what the band's cells of the window added together. A window's values add up to its score less the score of the starting point.</param>
    /// <param name="gaps">(N) by how much they do not: their sum less that difference, in log-odds; or empty.</param>
    void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps);
}
