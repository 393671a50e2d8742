using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Layers;

/// <summary>A band's name, kind and learnt steps: its standardisation, kept with every stack and every model.</summary>
/// <param name="Name">The band's description: the layer's name, or "layer=class" for a class of a categorical layer.</param>
/// <param name="Kind"><see cref="LayerKind.Continuous"/> or <see cref="LayerKind.Binary"/>.</param>
/// <param name="Steps">The steps in order; empty for a binary band.</param>
public sealed record FittedLayer(string Name, LayerKind Kind, IReadOnlyList<FittedStep> Steps);
