using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>A model that can say what each layer added to a window's score.</summary>
public interface IExplainsWindows
{
    /// <summary>Attributes the score of windows to the layers. Deterministic.</summary>
    /// <param name="windows">N windows.</param>
    /// <param name="attributions">(N, C) one value per window and band, in log-odds.</param>
    void Explain(WindowBatch windows, Span<float> attributions);
}
