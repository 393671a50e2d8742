using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>What stands in <c>model.json</c>: everything about a trained model but its parameters.</summary>
public sealed record ModelCard
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The model's registered name.</summary>
    public required string Model { get; init; }

    /// <summary>The deposit type it was trained for.</summary>
    public required string Target { get; init; }

    /// <summary>Layers in band order, each with the standardisation that its input needs.</summary>
    public required IReadOnlyList<FittedLayer> Bands { get; init; }

    /// <summary>Size, patch and edge rule of its windows.</summary>
    public required WindowOptions Windows { get; init; }

    /// <summary>The seed it was trained with.</summary>
    public required long Seed { get; init; }

    /// <summary>Version of the program that trained it.</summary>
    public required string Version { get; init; }

    /// <summary>Divides the logits before they become likelihoods; above 0.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Likelihood from which a window counts as positive, 0..1.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>File of the parameters, in the same folder.</summary>
    public required string Parameters { get; init; }

    /// <summary>SHA-256 of that file: a file from elsewhere is refused.</summary>
    public required string ParametersSha256 { get; init; }

    /// <summary>The model's own settings.</summary>
    public required JsonNode Settings { get; init; }

    /// <summary>Reads a model's card and checks that its parameters are the ones it was written with.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <returns>The card.</returns>
    /// <exception cref="ModelException">A file is missing, damaged, or does not belong to the other.</exception>
    public static ModelCard Read(string folder)
    {
        string path = PathIn(folder);
        if (!File.Exists(path))
        {
            throw ModelException.Missing(folder);
        }

        ModelCard card;
        try
        {
            card = JsonSerializer.Deserialize<ModelCard>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ModelException.Damaged(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw ModelException.Damaged(path, e.Message);
        }

        // The name comes from a file: whoever loads the parameters by it must not be led out of the folder.
        if (!string.Equals(Path.GetFileName(card.Parameters), card.Parameters, StringComparison.Ordinal))
        {
            throw ModelException.Damaged(path, $"parameters is '{card.Parameters}', but must be the name of a file in the same folder");
        }

        if (card.Problem() is { } problem)
        {
            throw ModelException.Damaged(path, problem);
        }

        string parameters = Path.Combine(folder, card.Parameters);
        string found = FileHash.Of(parameters);
        return string.Equals(found, card.ParametersSha256, StringComparison.Ordinal) ? card : throw ModelException.Tampered(parameters, card.ParametersSha256, found);
    }

    /// <summary>Numbers that no training writes, or <see langword="null"/>.</summary>
    private string? Problem() =>
        Temperature is not (> 0 and < double.PositiveInfinity) ? FormattableString.Invariant($"temperature is {Temperature}, but must be above 0")
        : Threshold is not (>= 0 and <= 1) ? FormattableString.Invariant($"threshold is {Threshold}, but must lie in 0..1")
        : Bands.Any(band => band?.Name is null) ? "a band has no name"
        : null;

    /// <summary>Writes the card.</summary>
    /// <param name="folder">The model's folder.</param>
    public void Write(string folder) => AtomicFile.WriteText(PathIn(folder), RecordJson.TextOf(this));

    /// <summary>The card's path in a model's folder.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <returns>The path of <c>model.json</c>.</returns>
    public static string PathIn(string folder) => Path.Combine(folder, "model.json");
}
