using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Sites;

namespace Gossan.Evidence.Stacks;

/// <summary>What a region is made from.</summary>
/// <param name="Name">The region's name; names the stack.</param>
/// <param name="Grid">Its grid; that of the first raster among the layers when <see langword="null"/>.</param>
/// <param name="Layers">The layers by name.</param>
/// <param name="Sites">The sites by target.</param>
/// <param name="Training">Whether transforms, classes and fillings are learnt from it; if not, it is only treated with what other regions taught.</param>
public sealed record RegionSource(
    string Name, GridOptions? Grid,
    IReadOnlyList<KeyValuePair<string, LayerOptions>> Layers,
    IReadOnlyDictionary<string, SiteSource> Sites,
    bool Training = true)
{
    /// <summary>Whether the filled cells of any layer are written to a raster of their own.</summary>
    public bool WritesMask => Layers.Any(layer => layer.Value.Fill.Mask);

    /// <summary>Every file that the region is made from, as written in the project.</summary>
    /// <returns>Layers, the raster whose grid is taken, clip polygons, sites.</returns>
    public IEnumerable<string> Paths() =>
    [
        .. Layers.Select(layer => layer.Value.Path),
        .. Grid?.Like is { } like && !Layers.Any(layer => string.Equals(layer.Key, like, StringComparison.Ordinal)) ? [like] : Array.Empty<string>(),
        .. Grid?.Clip is { } clip ? [clip.Path] : Array.Empty<string>(),
        .. Sites.Values.Select(site => site.Path),
    ];
}
