using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Stacks;

/// <summary>The cells of one layer of one region while it is worked on: in memory, or in a scratch file that the system deletes.</summary>
internal sealed class LayerCells : IDisposable
{
    /// <summary>Cells that are held for one pass: 4 MiB.</summary>
    private const int CellsPerStrip = 1 << 20;

    private float[]? memory;
    private float[]? spare;
    private readonly CellsOnDisk? disk;
    private readonly Action<float[]>? release;

    /// <summary>Cells in memory, whatever they hold yet.</summary>
    /// <param name="rows">Rows of the region.</param>
    /// <param name="columns">Columns of the region.</param>
    /// <param name="memory">(rows x columns) cells.</param>
    /// <param name="release">Given the array when it is free again.</param>
    public LayerCells(int rows, int columns, float[] memory, Action<float[]> release) => (Rows, Columns, this.memory, this.release) = (rows, columns, memory, release);

    /// <summary>Cells in a scratch file.</summary>
    /// <param name="rows">Rows of the region.</param>
    /// <param name="columns">Columns of the region.</param>
    /// <param name="disk">The file.</param>
    public LayerCells(int rows, int columns, CellsOnDisk disk) => (Rows, Columns, this.disk) = (rows, columns, disk);

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Rows that are read and written together.</summary>
    public int RowsPerStrip => RowsPerStripOf(Columns);

    public static int RowsPerStripOf(int columns) => Math.Max(1, CellsPerStrip / columns);

    public void Read(int firstRow, Span<float> cells) => Read(firstRow, 0, cells);

    /// <summary>Reads cells that follow each other, from a column on; any number of threads at a time.</summary>
    public void Read(int row, int column, Span<float> cells)
    {
        if (memory is not null)
        {
            memory.AsSpan((row * Columns) + column, cells.Length).CopyTo(cells);
        }
        else
        {
            disk!.Copy(row, column, cells);
        }
    }

    public void Write(int firstRow, ReadOnlySpan<float> cells)
    {
        if (memory is not null)
        {
            cells.CopyTo(memory.AsSpan(firstRow * Columns));
        }
        else
        {
            disk!.WriteRow(firstRow, cells);
        }
    }

    /// <summary>Goes through all cells once, strip by strip.</summary>
    public void Scan(CellAction action) => Each((_, cells) => action(cells), read: true, write: false);

    /// <summary>Goes through all cells once for the first time: the action gives each its value.</summary>
    public void Make(StripAction action) => Each(action, read: false, write: true);

    /// <summary>Goes through all cells once and keeps what is changed.</summary>
    public void Change(StripAction action) => Each(action, read: true, write: true);

    /// <summary>Goes through all cells once, told where a strip begins.</summary>
    public void Each(StripAction action) => Each(action, read: true, write: false);

    public void Dispose()
    {
        disk?.Dispose();
        if (memory is not null)
        {
            release!(memory);
            memory = null;
        }
    }

    private void Each(StripAction action, bool read, bool write)
    {
        // One strip for all passes: a new one each time would stay until it is collected.
        float[] strip = memory is null ? spare ?? new float[Math.Min(RowsPerStrip, Rows) * Columns] : [];
        spare = null;
        for (int row = 0; row < Rows; row += RowsPerStrip)
        {
            int count = Math.Min(RowsPerStrip, Rows - row) * Columns;
            if (memory is not null)
            {
                action(row, memory.AsSpan(row * Columns, count));
                continue;
            }

            var cells = strip.AsSpan(0, count);
            if (read)
            {
                Read(row, cells);
            }

            action(row, cells);
            if (write)
            {
                Write(row, cells);
            }
        }

        spare = strip;
    }
}
