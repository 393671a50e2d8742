namespace Gossan.Serve.Rasters;

/// <summary>Lets as many readers decode cells at a time as there are cores; the others wait their turn, so that memory does not grow with their number.</summary>
internal sealed class ReadingLanes : IDisposable
{
    private readonly SemaphoreSlim free = new(Environment.ProcessorCount);

    /// <summary>Reads on a thread of the pool.</summary>
    public async Task<T> Run<T>(Func<T> read, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(read, cancellation).ConfigureAwait(false);
        }
        finally
        {
            free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => free.Dispose();
}
