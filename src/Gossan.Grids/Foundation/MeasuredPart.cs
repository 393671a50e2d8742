namespace Gossan;

/// <summary>Numbers measured when a part of long work was finished: a point of each of several curves.</summary>
/// <param name="Part">Which part, from 1: the epoch.</param>
/// <param name="Names">What the numbers are: "train_loss".</param>
/// <param name="Values">As many numbers.</param>
public sealed record MeasuredPart(int Part, IReadOnlyList<string> Names, IReadOnlyList<double> Values);
