namespace Gossan.Learning.Training;

/// <summary>How long a network trains and where it keeps its state.</summary>
/// <param name="Task">Name for progress: "Pretraining".</param>
/// <param name="WindowsPerEpoch">Windows that an epoch learns from, for progress.</param>
/// <param name="NoteEvery">A line about every so many epochs.</param>
/// <param name="Epochs">Most epochs.</param>
/// <param name="Patience">Epochs without a better score after which it stops.</param>
/// <param name="Seed">The project's seed.</param>
/// <param name="StatePath">File of the state after each epoch; <see langword="null"/> for none.</param>
/// <param name="StateKey">What the state depends on; another key starts anew.</param>
internal sealed record EpochOptions(string Task, int WindowsPerEpoch, int NoteEvery, int Epochs, int Patience, long Seed, string? StatePath, string StateKey);
