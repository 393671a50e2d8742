using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;

namespace Gossan.Cli.Projects;

/// <summary>A study area of a project.</summary>
public sealed record RegionOptions
{
    /// <summary>Its grid; that of the first raster among its layers when not given.</summary>
    public GridOptions? Grid { get; init; }

    /// <summary>Whether transforms, classes and fillings are learnt from it; if not, it is only treated with what other regions taught.</summary>
    public bool Training { get; init; } = true;

    /// <summary>Its layers by name, in band order.</summary>
    public IReadOnlyDictionary<string, LayerOptions> Layers { get; init; } = new OrderedDictionary<string, LayerOptions>(StringComparer.Ordinal);
}
