using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>Gives room for the cells of layers: in memory as long as the budget holds, else in scratch files.</summary>
/// <param name="folder">Where scratch files go; they have no name on Unix, and are hidden elsewhere.</param>
/// <param name="budget">Bytes that all layers at work may take together.</param>
internal sealed class LayerStorage(string folder, long budget)
{
    private long taken;

    /// <summary>Bytes that are left for one more buffer.</summary>
    public long Left => Math.Max(0, budget - taken);

    public LayerCells New(Grid grid)
    {
        long bytes = grid.Cells * sizeof(float);
        bool fits = bytes <= Left;
        taken += fits ? bytes : 0;
        string path = Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}.cells");
        if (!fits)
        {
            AtomicFile.MakeFolderOf(path);
        }

        return new(grid.Rows, grid.Columns, fits ? null : AtomicFile.PartialOf(path), freed => taken -= freed);
    }
}
