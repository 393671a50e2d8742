using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Mapping;

/// <summary>What is mapped, by which model, and where to.</summary>
public sealed record MapRequest
{
    /// <summary>The trained model; it stays the caller's.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>The regions' windows.</summary>
    public required WindowSource Windows { get; init; }

    /// <summary>Which region, by index.</summary>
    public required int Region { get; init; }

    /// <summary>Where the rasters go.</summary>
    public required string Folder { get; init; }

    /// <summary>Passes, stride, batch, novelty.</summary>
    public required MapOptions Options { get; init; }

    /// <summary>The distinct windows that the model was trained on (<see cref="Novelty.TrainingWindows"/>); not looked at where novelty is left out.</summary>
    public IReadOnlyList<WindowCentre> Training { get; init; } = [];

    /// <summary>File for finished rows; the caller deletes it once the result is safe.</summary>
    public required string JournalPath { get; init; }

    /// <summary>What the rows depend on: model, stack and options. Rows of another key are computed again.</summary>
    public required string JournalKey { get; init; }
}
