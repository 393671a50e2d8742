namespace Gossan.Learning.Pretraining;

/// <summary>Named sets of backbone options; every value can be overridden.</summary>
public static class BackbonePresets
{
    private static readonly BackboneOptions[] All =
    [
        // Small enough for a demonstration and for tests: seconds per epoch on two cores.
        new()
        {
            Preset = "nano", Width = 64, Blocks = 2, Heads = 4, DecoderWidth = 32, DecoderBlocks = 1, DecoderHeads = 2,
            Epochs = 10, Batch = 256,
        },

        // The authors' second release, for 5 x 5 windows with patches of one cell.
        new() { Preset = "paper-5" },

        // The authors' first release, for 33 x 33 windows with patches of 3 x 3 cells.
        new() { Preset = "paper-33", Epochs = 15 },
    ];

    /// <summary>The names of the presets.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(preset => preset.Preset)];

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its options, or <see langword="null"/> when there is none of that name.</returns>
    public static BackboneOptions? Named(string name) => Array.Find(All, preset => string.Equals(preset.Preset, name, StringComparison.Ordinal));
}
