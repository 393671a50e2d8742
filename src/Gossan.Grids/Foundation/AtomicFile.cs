using System.Text;

namespace Gossan;

/// <summary>Writes results beside their final name and renames them, so that a reader sees the old file or the new one and never half of one.</summary>
public static class AtomicFile
{
    /// <summary>The name under which <paramref name="path"/> is written until it is complete: hidden, in the same folder, with the same ending.</summary>
    /// <param name="path">The final name.</param>
    /// <returns>A path in the same folder, so that the rename never crosses a file system.</returns>
    public static string PartialOf(string path) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".partial-{Path.GetFileName(path)}");

    /// <summary>Writes a file through a stream, flushes it to the disk and gives it its final name.</summary>
    /// <param name="path">The final name; its folder is made where it is missing.</param>
    /// <param name="write">Writes the whole content.</param>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string partial = PartialOf(path);
        try
        {
            MakeFolderOf(path);
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Forget(path);
            throw OutputException.Writing(path, e);
        }
        catch
        {
            Forget(path);
            throw;
        }
    }

    /// <summary>Removes what an interrupted writer left of a file under <see cref="PartialOf"/>, so that it takes no room.</summary>
    /// <param name="path">The final name; a file of that name stays.</param>
    public static void Forget(string path)
    {
        try
        {
            File.Delete(PartialOf(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Hidden, and overwritten by the next writer; why the writing failed matters more.
        }
    }

    /// <summary>Writes a text file (UTF-8 without mark, the line ends that the text has).</summary>
    /// <param name="path">The final name.</param>
    /// <param name="text">The whole content.</param>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Gives a file that another writer (GDAL, say) completed under <see cref="PartialOf"/> its final name, after flushing it to the disk.</summary>
    /// <param name="path">The final name.</param>
    /// <exception cref="OutputException">The file could not be flushed or renamed.</exception>
    public static void Publish(string path)
    {
        string partial = PartialOf(path);
        try
        {
            using (var stream = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Writing(path, e);
        }
    }

    /// <summary>Makes the folder that will hold <paramref name="path"/>.</summary>
    /// <param name="path">A file's path.</param>
    /// <exception cref="OutputException">The folder cannot be made.</exception>
    public static void MakeFolderOf(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Writing(path, e);
        }
    }
}
