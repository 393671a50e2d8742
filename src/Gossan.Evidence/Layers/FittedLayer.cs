using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Layers;

/// <summary>A band's name, kind and learnt steps: its standardisation, kept with every stack and every model.</summary>
/// <param name="Name">The band's description: the layer's name, or "layer=class" for a class of a categorical layer.</param>
/// <param name="Kind"><see cref="LayerKind.Continuous"/> or <see cref="LayerKind.Binary"/>.</param>
/// <param name="Steps">The steps in order; empty for a binary band.</param>
public sealed record FittedLayer(string Name, LayerKind Kind, IReadOnlyList<FittedStep> Steps)
{
    /// <summary>The way back from a stack: a band's value in the layer's own unit.</summary>
    /// <param name="value">A value of the band.</param>
    /// <returns>The value before all steps, to the five digits that a stack keeps of it; what a step replaced stays replaced; <see langword="null"/> where a step cannot be undone.</returns>
    public double? Undo(double value)
    {
        double? before = value;
        for (int i = Steps.Count - 1; i >= 0 && before is { } after; i--)
        {
            before = Steps[i].Undo(after);
        }

        return before;
    }
}
