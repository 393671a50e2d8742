namespace Gossan;

/// <summary>How far a long piece of work has come; reported through <see cref="IProgress{T}"/>.</summary>
/// <param name="Task">What is being done, in a few words: "Pretraining".</param>
/// <param name="Done">Units finished, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Unit">Plural name of a unit: "windows", "cells".</param>
/// <param name="Note">A line worth keeping, such as the loss of a finished epoch; <see langword="null"/> mostly.</param>
/// <param name="Measured">Numbers of a part that is finished, such as an epoch's losses; <see langword="null"/> mostly.</param>
public readonly record struct WorkProgress(string Task, long Done, long Total, string Unit, string? Note = null, MeasuredPart? Measured = null);
