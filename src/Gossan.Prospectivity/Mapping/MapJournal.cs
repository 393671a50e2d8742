using System.Runtime.InteropServices;
using System.Text;

namespace Gossan.Prospectivity.Mapping;

/// <summary>Finished blocks of rows of a map, appended to one file, so that a map that was interrupted goes on where it was.</summary>
/// <remarks>A block that was cut off in the middle is known by the file's length and computed again.</remarks>
internal sealed class MapJournal : IDisposable
{
    private readonly FileStream file;
    private readonly int header;
    private readonly long blockBytes;

    private MapJournal(FileStream file, int header, long blockBytes) => (this.file, this.header, this.blockBytes) = (file, header, blockBytes);

    /// <summary>Blocks that are complete.</summary>
    public int Blocks => (int)((file.Length - header) / blockBytes);

    /// <summary>Opens a journal, or starts a new one when there is none or it belongs to something else.</summary>
    /// <param name="path">The journal's file.</param>
    /// <param name="key">What it belongs to: model, stack and options.</param>
    /// <param name="layers">What is written in the end, file by file: blocks of other layers are not those looked for.</param>
    /// <param name="blockFloats">Numbers per block.</param>
    public static MapJournal Open(string path, string key, IEnumerable<MapRaster> layers, int blockFloats)
    {
        string names = string.Join(' ', layers.Select(raster => $"{raster.File}:{string.Join(',', raster.Bands)}"));
        byte[] head = Encoding.UTF8.GetBytes($"gossan map {key} {names}\n");
        AtomicFile.MakeFolderOf(path);
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            byte[] found = new byte[head.Length];
            bool same = file.ReadAtLeast(found, head.Length, throwOnEndOfStream: false) == head.Length && found.AsSpan().SequenceEqual(head);
            if (!same)
            {
                file.SetLength(0);
                file.Write(head);
            }

            // A block that was cut off is overwritten by the next one.
            return new(file, head.Length, (long)blockFloats * sizeof(float));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw OutputException.Writing(path, e);
        }
    }

    public void Append(ReadOnlySpan<float> block)
    {
        try
        {
            file.Position = header + (Blocks * blockBytes);
            file.Write(MemoryMarshal.AsBytes(block));
            file.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw OutputException.Writing(file.Name, e);
        }
    }

    public void Read(int block, Span<float> into)
    {
        file.Position = header + (block * blockBytes);
        file.ReadExactly(MemoryMarshal.AsBytes(into));
    }

    public void Dispose() => file.Dispose();
}
