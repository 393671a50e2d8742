namespace Gossan.Prospectivity.Evaluation;

/// <summary>One window of a Boyce index.</summary>
/// <param name="Middle">The window's middle on the axis.</param>
/// <param name="PredictedToExpected">Share of the sites in the window over the share of the background in it; 1 by chance.</param>
public readonly record struct BoyceWindow(double Middle, double PredictedToExpected);
