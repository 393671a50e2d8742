using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Training;

/// <summary>What a model is trained for, on what, and where its results go.</summary>
public sealed record TrainingRequest
{
    /// <summary>The deposit type.</summary>
    public required string Target { get; init; }

    /// <summary>The regions' windows.</summary>
    public required WindowSource Windows { get; init; }

    /// <summary>The labelled windows.</summary>
    public required SampleDraw Samples { get; init; }

    /// <summary>The project's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The model's folder: parameters, card, samples, predictions, metrics, history.</summary>
    public required string Folder { get; init; }

    /// <summary>File for the state of an unfinished training; <see langword="null"/> for none.</summary>
    public string? StatePath { get; init; }

    /// <summary>What the state depends on: a state of another key is not continued.</summary>
    public string StateKey { get; init; } = "";

    /// <summary>Version of the program, for the card.</summary>
    public string Version { get; init; } = "";
}
