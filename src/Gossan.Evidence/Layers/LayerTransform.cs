namespace Gossan.Evidence.Layers;

/// <summary>A step that makes a continuous layer comparable with others.</summary>
public enum LayerTransform
{
    /// <summary>
    /// Values beyond the Tukey fences (Q1 - 1.5 IQR, Q3 + 1.5 IQR) become the 5th or 95th percentile, as the authors of
    /// the method do it. Offered for comparison: it puts the strongest anomalies below values that stay inside the fence.
    /// </summary>
    Tukey,

    /// <summary>Values beyond the Tukey fences become the fence, so that the order of the cells is kept; nothing is clipped where Q1 equals Q3.</summary>
    Clip,

    /// <summary>Minus the mean, divided by the sample standard deviation (n - 1).</summary>
    Standardize,
}
