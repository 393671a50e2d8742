using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>What a model is given to learn from.</summary>
public sealed record FitTask
{
    /// <summary>Reads the windows of the samples.</summary>
    public required WindowSource Windows { get; init; }

    /// <summary>Training samples; sites may stand in several rows, so that the classes balance.</summary>
    public required IReadOnlyList<Sample> Training { get; init; }

    /// <summary>Validation samples, for early stopping.</summary>
    public required IReadOnlyList<Sample> Validation { get; init; }

    /// <summary>The project's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Where a model that learns for long keeps its state, to go on after an interruption; <see langword="null"/> for none.</summary>
    public string? StatePath { get; init; }

    /// <summary>What the state belongs to: a state saved under another key is not continued.</summary>
    public string StateKey { get; init; } = "";

    /// <summary>Told how far the work is.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the work; the state stays.</summary>
    public CancellationToken Cancellation { get; init; }
}
