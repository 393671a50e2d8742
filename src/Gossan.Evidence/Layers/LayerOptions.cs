namespace Gossan.Evidence.Layers;

/// <summary>One evidence layer as a project names it.</summary>
public sealed record LayerOptions
{
    /// <summary>The single-band raster, as written in the project: relative to the project's folder, or absolute.</summary>
    public required string Path { get; init; }

    /// <summary>What its numbers are; found from the data by default.</summary>
    public LayerKind Kind { get; init; } = LayerKind.Auto;

    /// <summary>The steps applied to a continuous layer, in order; binary layers are left as they are.</summary>
    public IReadOnlyList<LayerTransform> Transform { get; init; } = [LayerTransform.Clip, LayerTransform.Standardize];
}
