namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>Which cells of a window the reconstruction is judged by.</summary>
public enum LossCells
{
    /// <summary>All cells, seen and hidden: the loss of the GFM4MPM authors.</summary>
    All,

    /// <summary>Only the cells of hidden patches: the loss of He et al. 2022.</summary>
    Masked,
}
