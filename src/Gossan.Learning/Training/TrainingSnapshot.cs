using Gossan.Learning.Optimisation;

namespace Gossan.Learning.Training;

/// <summary>The numbers of a training state that are no tensors.</summary>
internal sealed record TrainingSnapshot
{
    /// <summary>What the state depends on.</summary>
    public required string Key { get; init; }

    /// <summary>One row per finished epoch.</summary>
    public required IReadOnlyList<double[]> History { get; init; }

    /// <summary>Highest score so far; <see langword="null"/> before the first epoch.</summary>
    public double? BestScore { get; init; }

    /// <summary>Epochs since that score.</summary>
    public int SinceBest { get; init; }

    /// <summary>State of the learning-rate schedule.</summary>
    public required PlateauState Plateau { get; init; }

    /// <summary>Optimiser steps per parameter.</summary>
    public required IReadOnlyDictionary<string, long> Steps { get; init; }
}
