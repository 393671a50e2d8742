using Gossan.Grids;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Square blocks of cells, large against a window and never more than some thousand, so that what is kept for each does not grow with the region.</summary>
internal sealed class AttributionBlocks
{
    private const int WindowsWide = 4;
    private const int MostPerSide = 32;

    public AttributionBlocks(Grid grid, int windowSize)
    {
        Edge = Math.Max(WindowsWide * windowSize, (Math.Max(grid.Rows, grid.Columns) + MostPerSide - 1) / MostPerSide);
        Across = (grid.Columns + Edge - 1) / Edge;
        Count = Across * ((grid.Rows + Edge - 1) / Edge);
    }

    /// <summary>Edge of a block, in cells.</summary>
    public int Edge { get; }

    public int Count { get; }

    private int Across { get; }

    public int Of(int row, int column) => ((row / Edge) * Across) + (column / Edge);
}
