using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;

namespace Gossan.Evidence.Stacks;

/// <summary>What a region is made from.</summary>
/// <param name="Name">The region's name; names the stack.</param>
/// <param name="GridLike">The raster whose grid is the region's; the first layer's when <see langword="null"/>.</param>
/// <param name="Layers">The layers by name, in band order.</param>
/// <param name="Sites">The sites by target.</param>
public sealed record RegionSource(
    string Name, string? GridLike,
    IReadOnlyList<KeyValuePair<string, LayerOptions>> Layers,
    IReadOnlyDictionary<string, SiteSource> Sites);
