using System.Text.Json;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Prospectivity.Models;

namespace Gossan.Learning.Pretraining;

/// <summary>What stands in the backbone's <c>model.json</c>.</summary>
public sealed record BackboneCard
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Layers in band order, each with its standardisation.</summary>
    public required IReadOnlyList<FittedLayer> Bands { get; init; }

    /// <summary>The windows it was trained on.</summary>
    public required WindowOptions Windows { get; init; }

    /// <summary>The network's sizes.</summary>
    public required MaskedAutoencoderOptions Architecture { get; init; }

    /// <summary>How it was trained.</summary>
    public required BackboneOptions Options { get; init; }

    /// <summary>The precision of its matrix products while it was trained; <see langword="null"/> in cards of versions that knew float32 alone.</summary>
    public PretrainingPrecision? Precision { get; init; }

    /// <summary>The seed it was trained with.</summary>
    public required long Seed { get; init; }

    /// <summary>Version of the program that trained it.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of <c>model.safetensors</c> beside this file.</summary>
    public required string ParametersSha256 { get; init; }

    /// <summary>File name of the card.</summary>
    public const string FileName = "model.json";

    /// <summary>File name of the weights.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>Reads the card of a backbone that is to be used on given windows.</summary>
    /// <param name="folder">The backbone's folder.</param>
    /// <param name="windows">The windows that it shall see.</param>
    /// <returns>The card.</returns>
    /// <exception cref="ModelException">It is missing, damaged, does not belong to its weights, or has another window.</exception>
    /// <exception cref="BandMismatchException">It was trained on other bands, or on bands standardised differently.</exception>
    public static BackboneCard Read(string folder, WindowSource windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        string path = Path.Combine(folder, FileName), weights = Path.Combine(folder, WeightsFile);
        if (!File.Exists(path))
        {
            throw ModelException.MissingBackbone(folder);
        }

        BackboneCard card;
        try
        {
            card = JsonSerializer.Deserialize<BackboneCard>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ModelException.Damaged(path, "it is empty");
        }
        catch (JsonException e)
        {
            throw ModelException.Damaged(path, e.Message);
        }

        if (card.Bands.Any(band => band?.Name is null))
        {
            throw ModelException.Damaged(path, "a band has no name");
        }

        string found = FileHash.Of(weights);
        if (!string.Equals(found, card.ParametersSha256, StringComparison.Ordinal))
        {
            throw ModelException.Tampered(weights, card.ParametersSha256, found);
        }

        BandMismatchException.ThrowIfDifferent($"the backbone in {folder}", [.. card.Bands.Select(band => band.Name)], $"region '{windows.Stacks[0].Region}'", windows.Bands);
        foreach (var stack in windows.Stacks)
        {
            BandMismatchException.ThrowIfStandardisedDifferently($"the backbone in {folder}", card.Bands, $"region '{stack.Region}'", stack.Layers);
        }

        if (card.Windows.Size != windows.Options.Size)
        {
            throw ModelException.OtherWindow(folder, card.Windows.Size, windows.Options.Size);
        }

        card.Architecture.RequireFits(path, card.Windows, card.Bands.Count, weights);
        return card;
    }

    /// <summary>Refuses sizes that the backbone does not have.</summary>
    /// <param name="folder">The backbone's folder, for the message.</param>
    /// <param name="asked">The sizes that the project names.</param>
    /// <exception cref="ModelException">They differ; the message names each with both values.</exception>
    public void RequireSizes(string folder, MaskedAutoencoderOptions asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        (string Key, int Asked, int Found)[] sizes =
        [
            ("windows.patch", asked.PatchSize, Architecture.PatchSize),
            ("backbone.width", asked.Width, Architecture.Width),
            ("backbone.blocks", asked.Blocks, Architecture.Blocks),
            ("backbone.heads", asked.Heads, Architecture.Heads),
            ("backbone.decoder_width", asked.DecoderWidth, Architecture.DecoderWidth),
            ("backbone.decoder_blocks", asked.DecoderBlocks, Architecture.DecoderBlocks),
            ("backbone.decoder_heads", asked.DecoderHeads, Architecture.DecoderHeads),
        ];
        string[] differences = [.. sizes.Where(size => size.Asked != size.Found).Select(size => $"{size.Key} is {size.Asked}, but it was pretrained with {size.Found}")];
        if (differences.Length > 0)
        {
            throw ModelException.OtherArchitecture(folder, differences);
        }
    }
}
