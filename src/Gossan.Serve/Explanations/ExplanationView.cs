using Gossan.Prospectivity.Prospects;

namespace Gossan.Serve.Explanations;

/// <summary>What each layer added to the score of a cell.</summary>
/// <param name="From">"map" out of attribution.tif, "model" computed now, "" where there is none.</param>
/// <param name="Layers">Strongest first, in log-odds.</param>
/// <param name="Note">Why there is none, or how exact it is; <see langword="null"/> mostly.</param>
internal sealed record ExplanationView(string From, IReadOnlyList<LayerEffect> Layers, string? Note);
