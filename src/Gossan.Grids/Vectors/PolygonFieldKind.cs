namespace Gossan.Grids;

/// <summary>What a column of a polygon layer holds.</summary>
public enum PolygonFieldKind
{
    /// <summary>A whole number (<see cref="long"/> or <see cref="int"/>).</summary>
    Whole,

    /// <summary>A number (<see cref="double"/>).</summary>
    Number,

    /// <summary>A text (<see cref="string"/>).</summary>
    Text,
}
