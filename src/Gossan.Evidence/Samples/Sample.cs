using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>A labelled window.</summary>
/// <param name="Centre">Where it stands.</param>
/// <param name="Positive">Whether its centre cell holds a known site; else it is a likely negative.</param>
/// <param name="Set">What it is used for.</param>
public readonly record struct Sample(WindowCentre Centre, bool Positive, SampleSet Set);
