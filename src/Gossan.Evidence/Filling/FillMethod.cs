namespace Gossan.Evidence.Filling;

/// <summary>How missing cells of a layer get a value.</summary>
public enum FillMethod
{
    /// <summary>Not at all: they stay missing.</summary>
    None,

    /// <summary>From measured cells within a distance, weighted by the inverse square of theirs; binary and categorical layers take the nearest.</summary>
    Idw,

    /// <summary>The layer's mean, after its transforms; binary and categorical layers take the most frequent value.</summary>
    Mean,

    /// <summary>The layer's median, after its transforms; binary and categorical layers take the most frequent value.</summary>
    Median,
}
