namespace Gossan.Prospectivity.Explanation;

/// <summary>Which layers drive a map: the content of <c>attribution.json</c>.</summary>
/// <remarks>
/// Neighbouring windows share most of their cells, so they do not count as independent: intervals come from resampling square
/// blocks of cells with all their windows (Lahiri 2003, "Resampling Methods for Dependent Data", chapter 12). With fewer than some twenty blocks
/// they are too short.
/// </remarks>
public sealed record AttributionSummary
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The model's registered name.</summary>
    public required string Model { get; init; }

    /// <summary>The deposit type.</summary>
    public required string Target { get; init; }

    /// <summary>The mapped region.</summary>
    public required string Region { get; init; }

    /// <summary>Which windows are explained, as asked for: "0.05", "all", "prospects".</summary>
    public required string Scope { get; init; }

    /// <summary>How many that are.</summary>
    public required long Windows { get; init; }

    /// <summary>The starting point asked for.</summary>
    public required AttributionBaseline Baseline { get; init; }

    /// <summary>Square blocks that hold explained windows: what the intervals resample.</summary>
    public required int Blocks { get; init; }

    /// <summary>Edge of a block, in cells.</summary>
    public required int BlockCells { get; init; }

    /// <summary>How nearly attributions add up.</summary>
    public required AttributionCompleteness Completeness { get; init; }

    /// <summary>The layers, strongest first; ties in band order.</summary>
    public required IReadOnlyList<LayerAttribution> Layers { get; init; }
}
