namespace Gossan.Prospectivity.Mapping;

/// <summary>What a map holds.</summary>
/// <param name="Windows">Windows predicted, also those of an earlier, interrupted run.</param>
/// <param name="LikelihoodPath">The likelihood raster.</param>
/// <param name="UncertaintyPath">The uncertainty raster; <see langword="null"/> when it was left out.</param>
public sealed record MapResult(long Windows, string LikelihoodPath, string? UncertaintyPath)
{
    /// <summary>The precision of the network's arithmetic, and how it was chosen.</summary>
    public required PrecisionChoice Precision { get; init; }
}
