namespace Gossan.Prospectivity.Prospects;

/// <summary>Cells side by side in one row.</summary>
/// <param name="Row">The row, 0 in the north.</param>
/// <param name="First">The first column.</param>
/// <param name="Last">The last column, not before the first.</param>
public readonly record struct CellRun(int Row, int First, int Last)
{
    /// <summary>Number of cells, 1 or more.</summary>
    public int Cells => Last - First + 1;
}
