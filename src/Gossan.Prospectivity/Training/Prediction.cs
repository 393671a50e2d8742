using Gossan.Evidence.Samples;

namespace Gossan.Prospectivity.Training;

/// <summary>A line of <c>predictions.csv</c>: what a model said of a labelled window.</summary>
/// <param name="Region">The region's name.</param>
/// <param name="Row">Row of the window's centre, from 0.</param>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Positive">Whether it holds a site.</param>
/// <param name="Set">The set that it belongs to.</param>
/// <param name="Logit">The score before calibration.</param>
/// <param name="Likelihood">Calibrated, 0..1.</param>
public sealed record Prediction(string Region, int Row, int Column, bool Positive, SampleSet Set, float Logit, double Likelihood);
