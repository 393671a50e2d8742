namespace Gossan.Evidence.Layers;

/// <summary>A layer's name, kind and learnt steps: its standardisation, kept with every stack and every model.</summary>
/// <param name="Name">The layer's name, which is also its band's description.</param>
/// <param name="Kind"><see cref="LayerKind.Continuous"/> or <see cref="LayerKind.Binary"/>.</param>
/// <param name="Steps">The steps in order; empty for a binary layer.</param>
public sealed record FittedLayer(string Name, LayerKind Kind, IReadOnlyList<FittedStep> Steps)
{
    /// <summary>Applies all steps in place.</summary>
    /// <param name="cells">Raw cells of this layer; NaN stays NaN.</param>
    /// <returns>How many cells lay beyond a fence and were replaced.</returns>
    public long Apply(Span<float> cells)
    {
        long replaced = 0;
        foreach (var step in Steps)
        {
            replaced += step.Apply(cells);
        }

        return replaced;
    }
}
