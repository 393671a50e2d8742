namespace Gossan.Prospectivity.Prospects;

/// <summary>The rasters of a map that prospects are made from; all on one grid.</summary>
/// <param name="Likelihood">One band, 0..1; NaN where nothing was mapped.</param>
/// <param name="Uncertainty">Standard deviations of the likelihood, one band for each cause: they add up as the root of the sum of squares. <see langword="null"/> for none.</param>
/// <param name="Novelty">Two bands: how unlike the training windows a cell is, as a percentile 0..100, and whether it is outside the model's domain, 0 or 1. <see langword="null"/> for none.</param>
/// <param name="Attribution">A band for each layer, named by it: what the layer adds to the score; NaN where nothing was explained. <see langword="null"/> for none.</param>
public sealed record ProspectRasters(string Likelihood, string? Uncertainty = null, string? Novelty = null, string? Attribution = null);
