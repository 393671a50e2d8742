namespace Gossan.Cli.Projects;

/// <summary>The grid of a region.</summary>
public sealed record GridOptions
{
    /// <summary>The raster whose grid is the region's.</summary>
    public required string Like { get; init; }
}
