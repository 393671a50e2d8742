namespace Gossan.Evidence.Windows;

/// <summary>What happens within half a window of the grid's rim.</summary>
public enum WindowEdge
{
    /// <summary>A window that would leave the grid is not valid: the rim has no prediction.</summary>
    Skip,

    /// <summary>Cells beyond the rim are those inside, mirrored at the outermost row or column.</summary>
    Reflect,
}
