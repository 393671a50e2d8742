using System.Collections.Concurrent;
using Gossan.Grids;
using Gossan.Serve.Runs;
using Gossan.Serve.Security;

namespace Gossan.Serve.Rasters;

/// <summary>Open rasters, several of one file, so that readers need not wait for each other; one that was replaced is opened anew.</summary>
internal sealed class RasterPool(ProjectFolder folder) : IDisposable
{
    private const int MostIdle = 64;

    private readonly ConcurrentDictionary<string, ConcurrentBag<(FileStamp Stamp, RasterFile Raster)>> idle = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Reads out of a raster.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="path">The raster.</param>
    /// <param name="read">Reads; by one thread at a time.</param>
    /// <exception cref="RasterException">It is missing, damaged, or no raster of this project.</exception>
    public T Read<T>(string path, Func<RasterFile, T> read) => Read(path, FileStamp.Of(path), read);

    /// <summary>Reads out of a layer's raster, as it was when the layer was described.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <param name="read">Reads; by one thread at a time.</param>
    /// <exception cref="RasterException">The raster is missing, damaged, or none of this project.</exception>
    /// <exception cref="NotServedException">It was replaced, perhaps by one on another grid: the layer is soon described anew.</exception>
    public T Read<T>(ServedLayer layer, Func<RasterFile, T> read)
    {
        var stamp = FileStamp.Of(layer.Path);
        return string.Equals(stamp.ToString(), layer.View.Stamp, StringComparison.Ordinal) ? Read(layer.Path, stamp, read) : throw NotServedException.Replaced(Path.GetFileName(layer.Path));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, raster) in idle.Values.SelectMany(bag => bag))
        {
            raster.Dispose();
        }

        idle.Clear();
    }

    private T Read<T>(string path, FileStamp stamp, Func<RasterFile, T> read)
    {
        var raster = Taken(path, stamp) ?? Open(path, stamp);
        try
        {
            T result = read(raster);
            Return(path, stamp, raster);
            return result;
        }
        catch
        {
            raster.Dispose();
            throw;
        }
    }

    private RasterFile? Taken(string path, FileStamp stamp)
    {
        while (idle.TryGetValue(path, out var bag) && bag.TryTake(out var found))
        {
            Interlocked.Decrement(ref count);
            if (found.Stamp == stamp)
            {
                return found.Raster;
            }

            found.Raster.Dispose();
        }

        return null;
    }

    private void Return(string path, FileStamp stamp, RasterFile raster)
    {
        if (Interlocked.Increment(ref count) > MostIdle)
        {
            Interlocked.Decrement(ref count);
            raster.Dispose();
            return;
        }

        idle.GetOrAdd(path, _ => []).Add((stamp, raster));
    }

    private RasterFile Open(string path, FileStamp stamp)
    {
        if (!folder.Holds(path))
        {
            throw NotServedException.File(Path.GetFileName(path));
        }

        var raster = RasterFile.Open(path, new() { IsResult = true });
        if (FileStamp.Of(path) == stamp)
        {
            return raster;
        }

        raster.Dispose();
        throw NotServedException.Replaced(Path.GetFileName(path));
    }
}
