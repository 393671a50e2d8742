namespace Gossan.Prospectivity.Prospects;

/// <summary>What a layer adds to the score of a prospect.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Effect">Mean over the prospect's cells that were explained, in log-odds: above 0 for it, below 0 against it.</param>
public readonly record struct LayerEffect(string Layer, double Effect);
