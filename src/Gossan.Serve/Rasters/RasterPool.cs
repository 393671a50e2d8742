using System.Collections.Concurrent;
using Gossan.Grids;
using Gossan.Serve.Security;

namespace Gossan.Serve.Rasters;

/// <summary>Open rasters, several of one file, so that readers need not wait for each other; one that was replaced is opened anew.</summary>
internal sealed class RasterPool(ProjectFolder folder) : IDisposable
{
    private const int MostIdle = 64;

    /// <summary>The format of all results: another, such as one that names further files, is none of ours.</summary>
    private const string Format = "GTiff";

    private readonly ConcurrentDictionary<string, ConcurrentBag<(FileStamp Stamp, RasterFile Raster)>> idle = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Reads out of a raster.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="path">The raster.</param>
    /// <param name="read">Reads; by one thread at a time.</param>
    /// <exception cref="RasterException">It is missing, damaged, or no raster of this project.</exception>
    public T Read<T>(string path, Func<RasterFile, T> read)
    {
        var stamp = FileStamp.Of(path);
        var raster = Taken(path, stamp) ?? Open(path);
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

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, raster) in idle.Values.SelectMany(bag => bag))
        {
            raster.Dispose();
        }

        idle.Clear();
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

    private RasterFile Open(string path)
    {
        if (!folder.Holds(path))
        {
            throw NotServedException.File(Path.GetFileName(path));
        }

        var raster = RasterFile.Open(path);
        if (string.Equals(raster.Driver, Format, StringComparison.Ordinal))
        {
            return raster;
        }

        raster.Dispose();
        throw NotServedException.File(Path.GetFileName(path));
    }
}
