using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gossan.Evidence.Stacks;

/// <summary>Cells in a scratch file that the system deletes when it is closed.</summary>
internal sealed class CellsOnDisk : ICellStore
{
    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly int columns;
    private readonly int bands;

    public CellsOnDisk(string path, int columns, int bands)
    {
        (this.path, this.columns, this.bands) = (path, columns, bands);
        try
        {
            file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
            if (!OperatingSystem.IsWindows())
            {
                // Without its name the file lives as long as it is open: a process that is killed leaves nothing.
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Writing(path, e);
        }
    }

    public void WriteRow(int row, ReadOnlySpan<float> cells)
    {
        try
        {
            RandomAccess.Write(file, MemoryMarshal.AsBytes(cells), OffsetOf(row, 0));
        }
        catch (IOException e)
        {
            throw OutputException.Writing(path, e);
        }
    }

    public void Copy(int row, int column, Span<float> into)
    {
        var bytes = MemoryMarshal.AsBytes(into);
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(file, bytes[done..], OffsetOf(row, column) + done);
            done += read > 0 ? read : throw new EndOfStreamException($"{path} ends before row {row}, column {column}");
        }
    }

    public void Dispose() => file.Dispose();

    private long OffsetOf(int row, int column) => (((long)row * columns) + column) * bands * sizeof(float);
}
