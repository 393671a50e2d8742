namespace Gossan.Grids;

/// <summary>How gaps between cells are filled.</summary>
public enum GapFillMethod
{
    /// <summary>Inverse distance weighting, power 2, of the nearest cells round gaps.</summary>
    Idw,

    /// <summary>The value of the nearest cell.</summary>
    Nearest,
}
