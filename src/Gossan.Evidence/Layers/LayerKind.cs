namespace Gossan.Evidence.Layers;

/// <summary>What the numbers of an evidence layer are.</summary>
public enum LayerKind
{
    /// <summary>Decided by the data: binary when every cell is 0 or 1, else continuous.</summary>
    Auto,

    /// <summary>A measured quantity; its transforms are applied.</summary>
    Continuous,

    /// <summary>Present (1) or absent (0); left as it is.</summary>
    Binary,

    /// <summary>Codes or names of classes without an order; becomes one binary band per class.</summary>
    Categorical,
}
