namespace Gossan.Evidence.Windows;

/// <summary>What is missing.</summary>
public enum MissingKind
{
    /// <summary>Whole layers, in all windows.</summary>
    Layers,

    /// <summary>Cells, with all their layers.</summary>
    Cells,
}
