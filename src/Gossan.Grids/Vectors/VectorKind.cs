namespace Gossan.Grids;

/// <summary>What the features of a vector layer are.</summary>
public enum VectorKind
{
    /// <summary>Points and multipoints.</summary>
    Points,

    /// <summary>Lines and multilines, curved ones too.</summary>
    Lines,

    /// <summary>Areas: polygons and multipolygons, curved ones too.</summary>
    Polygons,

    /// <summary>Features of several kinds, or features that are of several kinds themselves.</summary>
    Mixed,
}
