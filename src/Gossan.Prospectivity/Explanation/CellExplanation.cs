using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Prospects;

namespace Gossan.Prospectivity.Explanation;

/// <summary>What a model says of one cell, computed when somebody asks.</summary>
/// <param name="Likelihood">Calibrated probability in 0..1.</param>
/// <param name="Layers">What each layer added, in log-odds, in band order; empty for a model that does not say.</param>
/// <param name="Gap">By how much the layers' sum misses the difference of the score and the baseline's, in log-odds; 0 without layers.</param>
public sealed record CellExplanation(double Likelihood, IReadOnlyList<LayerEffect> Layers, double Gap)
{
    /// <summary>Scores and explains the window round a cell.</summary>
    /// <param name="model">The trained model; used by one caller at a time.</param>
    /// <param name="stack">The prepared stack's raster, of the bands that the model was trained for.</param>
    /// <param name="row">Row of the cell, inside the grid.</param>
    /// <param name="column">Column of the cell, inside the grid.</param>
    /// <param name="options">Where to start from, and how exact to be.</param>
    /// <returns>The explanation; <see langword="null"/> where the cell has no valid window.</returns>
    /// <exception cref="RasterException">The stack is damaged.</exception>
    public static CellExplanation? Of(TrainedModel model, RasterFile stack, int row, int column, ExplanationOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stack);
        if (RasterWindow.Read(stack, row, column, model.Card.Windows) is not { } window)
        {
            return null;
        }

        float[] likelihood = new float[1], gap = new float[1], added = new float[stack.Bands];
        model.Predict(window, likelihood);
        if (model.Model is not IExplainsWindows explaining)
        {
            return new(likelihood[0], [], 0);
        }

        explaining.Explain(window, options, added, gap);
        return new(likelihood[0], [.. added.Select((effect, band) => new LayerEffect(stack.BandNames[band], effect))], gap[0]);
    }
}
