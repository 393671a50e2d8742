using Gossan.Evidence.Sites;

namespace Gossan.Cli.Projects;

/// <summary>A deposit type of a project.</summary>
public sealed record TargetOptions
{
    /// <summary>The known sites by region.</summary>
    public IReadOnlyDictionary<string, SiteSource> Sites { get; init; } = new OrderedDictionary<string, SiteSource>(StringComparer.Ordinal);
}
