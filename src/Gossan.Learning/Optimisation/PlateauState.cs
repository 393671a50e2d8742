namespace Gossan.Learning.Optimisation;

/// <summary>Where a plateau schedule stands; saved with a checkpoint, so that a continued training goes on as it would have.</summary>
/// <param name="LearningRate">The learning rate now.</param>
/// <param name="Best">The lowest loss so far, or <see langword="null"/> before the first.</param>
/// <param name="ChecksSinceBest">Checks since then without a better one, or since the learning rate was lowered.</param>
public sealed record PlateauState(double LearningRate, double? Best = null, int ChecksSinceBest = 0);
