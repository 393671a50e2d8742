namespace Gossan.Prospectivity.Evaluation;

/// <summary>The samples whose likelihoods lie in one bin.</summary>
/// <param name="Low">Lower end of the bin, inside.</param>
/// <param name="High">Upper end, outside; inside for the last bin, which ends at 1.</param>
/// <param name="Count">Samples in it, at least 1.</param>
/// <param name="MeanPredicted">Their mean likelihood, 0..1.</param>
/// <param name="Observed">The share of them that is positive, 0..1, with its Wilson interval of 95 %.</param>
public sealed record CalibrationBin(double Low, double High, int Count, double MeanPredicted, Interval Observed);
