namespace Gossan.Prospectivity.Evaluation;

/// <summary>One threshold of a precision-recall curve.</summary>
/// <param name="Threshold">Samples that score at least this much are taken.</param>
/// <param name="Recall">Share of the positives taken, 0..1.</param>
/// <param name="Precision">Share of positives among what is taken, 0..1.</param>
public readonly record struct PrecisionRecallPoint(double Threshold, double Recall, double Precision);
