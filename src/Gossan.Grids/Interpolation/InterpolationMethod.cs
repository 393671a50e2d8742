namespace Gossan.Grids;

/// <summary>How values at points become values of cells.</summary>
public enum InterpolationMethod
{
    /// <summary>Inverse distance weighting (Shepard 1968): the mean of the samples, each weighted by its distance to a negative power.</summary>
    Idw,

    /// <summary>The value of the nearest sample.</summary>
    Nearest,
}
