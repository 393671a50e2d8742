namespace Gossan.Grids;

/// <summary>What a connected piece of a shape is.</summary>
internal enum PathKind
{
    /// <summary>One point.</summary>
    Point,

    /// <summary>A line of one or more vertices.</summary>
    Line,

    /// <summary>The outer ring of a polygon; a polygon begins with it.</summary>
    Outline,

    /// <summary>An inner ring of the polygon before it.</summary>
    Hole,
}
