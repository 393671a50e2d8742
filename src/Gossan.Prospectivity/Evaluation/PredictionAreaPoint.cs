namespace Gossan.Prospectivity.Evaluation;

/// <summary>One threshold of a prediction-area plot.</summary>
/// <param name="Threshold">The score from which a cell counts as prospective.</param>
/// <param name="Captured">Share of the sites at or above it, 0..1.</param>
/// <param name="AreaShare">Share of the background at or above it, 0..1.</param>
public readonly record struct PredictionAreaPoint(double Threshold, double Captured, double AreaShare);
