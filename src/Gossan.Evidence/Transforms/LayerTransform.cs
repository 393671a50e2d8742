namespace Gossan.Evidence.Transforms;

/// <summary>A step that makes a continuous layer comparable with others.</summary>
public enum LayerTransform
{
    /// <summary>
    /// Values beyond the Tukey fences (Q1 - 1.5 IQR, Q3 + 1.5 IQR) become the 5th or 95th percentile, as the authors of
    /// the method do it. Offered for comparison: it puts the strongest anomalies below values that stay inside the fence.
    /// </summary>
    Tukey,

    /// <summary>
    /// Values beyond two bounds become the bound, so that the order of the cells is kept. The bounds are the Tukey fences
    /// where none are given; nothing is clipped where Q1 equals Q3.
    /// </summary>
    Clip,

    /// <summary>Values below and above two percentiles become those percentiles; the 1st and the 99th where none are given.</summary>
    Winsorize,

    /// <summary>The absolute value.</summary>
    Abs,

    /// <summary>
    /// The decimal logarithm of the value plus an offset. What is not positive then (zeros, and values below detection that a
    /// laboratory codes as negative) counts as half of the smallest positive value.
    /// </summary>
    Log,

    /// <summary>The square root of the size with the value's sign, so that anomalies of both signs are kept.</summary>
    Sqrt,

    /// <summary>Minus the mean, divided by the sample standard deviation (n - 1).</summary>
    Standardize,

    /// <summary>Minus the minimum, divided by the range: 0..1 on the cells it is learnt from.</summary>
    Minmax,

    /// <summary>
    /// Centred log-ratio: the natural logarithm minus the mean logarithm of all layers of one composition (Aitchison 1986).
    /// What is not positive counts as two thirds of the layer's smallest positive value.
    /// </summary>
    Clr,
}
