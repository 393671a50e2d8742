using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>Gives room for the cells of layers: in memory as long as the budget holds, else in scratch files.</summary>
/// <param name="folder">Where scratch files go; they have no name on Unix, and are hidden elsewhere.</param>
/// <param name="budget">Bytes that all layers at work may take together.</param>
internal sealed class LayerStorage(string folder, long budget)
{
    private readonly List<float[]> spare = [];
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

        return fits
            ? new(grid.Rows, grid.Columns, ArrayOf((int)grid.Cells), Keep)
            : new(grid.Rows, grid.Columns, new CellsOnDisk(AtomicFile.PartialOf(path), grid.Columns, bands: 1));
    }

    /// <summary>The next layer takes the array of the last one: a new one each time would be there beside the old ones until they are collected.</summary>
    private float[] ArrayOf(int cells)
    {
        int place = spare.FindIndex(array => array.Length == cells);
        if (place < 0)
        {
            return new float[cells];
        }

        float[] found = spare[place];
        spare.RemoveAt(place);
        return found;
    }

    private void Keep(float[] array)
    {
        taken -= (long)array.Length * sizeof(float);
        spare.RemoveAll(other => other.Length != array.Length);
        spare.Add(array);
    }
}
