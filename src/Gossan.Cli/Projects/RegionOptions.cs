using Gossan.Evidence.Layers;

namespace Gossan.Cli.Projects;

/// <summary>A study area of a project.</summary>
public sealed record RegionOptions
{
    /// <summary>Its grid; the first layer's when not given.</summary>
    public GridOptions? Grid { get; init; }

    /// <summary>Its layers by name, in band order.</summary>
    public IReadOnlyDictionary<string, LayerOptions> Layers { get; init; } = new OrderedDictionary<string, LayerOptions>(StringComparer.Ordinal);
}
