namespace Gossan.Prospectivity.Mapping;

/// <summary>What a map holds.</summary>
/// <param name="Windows">Windows predicted, also those of an earlier, interrupted run.</param>
/// <param name="LikelihoodPath">The likelihood raster.</param>
/// <param name="UncertaintyPath">The uncertainty raster; <see langword="null"/> when it was left out.</param>
/// <param name="NoveltyPath">The raster of novelty and of the outside-domain mask; <see langword="null"/> when it was left out.</param>
/// <param name="Outside">How much of the map is outside of what the model has seen; <see langword="null"/> without novelty or without a predicted cell.</param>
public sealed record MapResult(long Windows, string LikelihoodPath, string? UncertaintyPath, string? NoveltyPath, OutsideDomain? Outside)
{
    /// <summary>The precision of the network's arithmetic, and how it was chosen.</summary>
    public required PrecisionChoice Precision { get; init; }
}
