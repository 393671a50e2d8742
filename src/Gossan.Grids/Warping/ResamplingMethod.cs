namespace Gossan.Grids;

/// <summary>How the value of a target cell is taken from the source cells round it.</summary>
public enum ResamplingMethod
{
    /// <summary>The value of the source cell that holds the target cell's centre.</summary>
    Nearest,

    /// <summary>Linear between the centres of the 2 x 2 source cells round the target cell's centre.</summary>
    Bilinear,

    /// <summary>Cubic convolution (a = -0.5, Keys 1981) of the 4 x 4 source cells round the target cell's centre; may overshoot.</summary>
    Cubic,

    /// <summary>The mean of the source cells under the target cell, each by the part of it that lies there.</summary>
    Average,

    /// <summary>The value that takes most of the target cell's area; the smaller of two that take the same.</summary>
    Mode,
}
