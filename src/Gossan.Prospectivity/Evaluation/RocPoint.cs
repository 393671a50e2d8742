namespace Gossan.Prospectivity.Evaluation;

/// <summary>One threshold of a ROC curve.</summary>
/// <param name="Threshold">Samples that score at least this much are taken; infinite where none is.</param>
/// <param name="FalsePositiveRate">Share of the negatives taken, 0..1.</param>
/// <param name="TruePositiveRate">Share of the positives taken, 0..1.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);
