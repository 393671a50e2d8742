namespace Gossan.Evidence.Layers;

/// <summary>On which scale samples are averaged.</summary>
public enum SampleScale
{
    /// <summary>Logarithms where the layer's transform takes them anyway (log or clr), else the numbers.</summary>
    Auto,

    /// <summary>The numbers as they are.</summary>
    Linear,

    /// <summary>
    /// Their logarithms, for concentrations over many orders of size: one rich sample does not colour its whole
    /// neighbourhood. The result is carried back. Numbers that are not positive count as half of the smallest positive one of their file.
    /// </summary>
    Log,
}
