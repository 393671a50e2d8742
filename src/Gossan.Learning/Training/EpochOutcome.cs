namespace Gossan.Learning.Training;

/// <summary>What an epoch brought.</summary>
/// <param name="Row">Numbers for the history, in the order of its columns, without the learning rate.</param>
/// <param name="ValidationLoss">Steers the learning rate.</param>
/// <param name="Score">The weights of the highest are kept.</param>
/// <param name="Note">The same in words, for people.</param>
internal sealed record EpochOutcome(double[] Row, double ValidationLoss, double Score, string Note);
