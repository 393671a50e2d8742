using System.Collections.Concurrent;
using Gossan.Evidence.Stacks;

namespace Gossan.Evidence.Windows;

/// <summary>All valid windows of all regions of a project, and the one place where windows are read.</summary>
public sealed class WindowSource
{
    private readonly long[] ends;

    /// <summary>Finds the valid windows of the given stacks.</summary>
    /// <param name="stacks">One stack per region, the same bands in each.</param>
    /// <param name="options">Size, patch and edge rule of the windows.</param>
    /// <exception cref="WindowException">The options are wrong, or a region has no valid window.</exception>
    /// <exception cref="BandMismatchException">The stacks have different bands.</exception>
    public WindowSource(IReadOnlyList<EvidenceStack> stacks, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(stacks);
        ArgumentNullException.ThrowIfNull(options);
        Options = options.Validated();
        Stacks = stacks;
        foreach (var stack in stacks)
        {
            BandMismatchException.ThrowIfDifferent($"region '{stacks[0].Region}'", stacks[0].Bands, $"region '{stack.Region}'", stack.Bands);
        }

        Valid = [.. stacks.Select(stack => ValidWindows.Of(stack, Options))];
        ends = new long[Valid.Count];
        long end = 0;
        for (int region = 0; region < ends.Length; region++)
        {
            ends[region] = end += Valid[region].Count;
        }
    }

    /// <summary>The regions' stacks, in the project's order.</summary>
    public IReadOnlyList<EvidenceStack> Stacks { get; }

    /// <summary>The valid windows of each region.</summary>
    public IReadOnlyList<ValidWindows> Valid { get; }

    /// <summary>Size, patch and edge rule.</summary>
    public WindowOptions Options { get; }

    /// <summary>The bands that every region has, in order.</summary>
    public IReadOnlyList<string> Bands => Stacks[0].Bands;

    /// <summary>Valid windows in all regions together.</summary>
    public long Count => ends[^1];

    /// <summary>The centre of one window, counted through all regions.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>Region, row and column.</returns>
    public WindowCentre this[long index]
    {
        get
        {
            int region = Array.FindIndex(ends, end => index < end);
            var (row, column) = Valid[region][(int)(index - (region == 0 ? 0 : ends[region - 1]))];
            return new(region, row, column);
        }
    }

    /// <summary>An empty batch of the right shape.</summary>
    /// <param name="capacity">Most windows it can hold.</param>
    /// <returns>A batch to be given to <see cref="Fill"/>.</returns>
    public WindowBatch NewBatch(int capacity) => new(capacity, Options.Size, Bands.Count);

    /// <summary>Copies windows into a batch.</summary>
    /// <param name="centres">Valid windows, at most the batch's capacity.</param>
    /// <param name="batch">Where they go; what it held is overwritten.</param>
    public void Fill(ReadOnlySpan<WindowCentre> centres, WindowBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(centres.Length, batch.Capacity, nameof(centres));
        batch.Count = centres.Length;
        for (int i = 0; i < centres.Length; i++)
        {
            CopyWindow(centres[i], batch.WindowAt(i));
        }
    }

    /// <summary>Reads windows batch by batch on a thread of its own, one batch ahead of whoever computes on them.</summary>
    /// <param name="centres">Which windows, in which order.</param>
    /// <param name="batchSize">Windows per batch; the last one holds the rest.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Batches; each is valid until the next one is asked for.</returns>
    public IEnumerable<WindowBatch> Batches(IReadOnlyList<WindowCentre> centres, int batchSize, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(centres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        batchSize = Math.Min(batchSize, Math.Max(1, centres.Count));
        int count = (centres.Count + batchSize - 1) / batchSize;

        // Two buffers: one is computed on while the other is filled.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var filled = new BlockingCollection<WindowBatch>();
        using var free = new BlockingCollection<WindowBatch>();
        free.Add(NewBatch(batchSize), ended.Token);
        free.Add(NewBatch(batchSize), ended.Token);
        var reading = Task.Run(
            () =>
            {
                try
                {
                    var chosen = new WindowCentre[batchSize];
                    for (int b = 0; b < count; b++)
                    {
                        var batch = free.Take(ended.Token);
                        int n = Math.Min(batchSize, centres.Count - (b * batchSize));
                        for (int i = 0; i < n; i++)
                        {
                            chosen[i] = centres[(b * batchSize) + i];
                        }

                        Fill(chosen.AsSpan(0, n), batch);
                        filled.Add(batch, ended.Token);
                    }
                }
                finally
                {
                    filled.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            foreach (var batch in filled.GetConsumingEnumerable(cancellation))
            {
                yield return batch;
                free.Add(batch, cancellation);
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            ended.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
    }

    private void CopyWindow(WindowCentre centre, Span<float> into)
    {
        var stack = Stacks[centre.Region];
        int size = Options.Size, radius = Options.Radius, bands = Bands.Count, length = size * bands;
        int left = centre.Column - radius, columns = stack.Grid.Columns;
        bool inside = left >= 0 && left + size <= columns;
        for (int y = 0; y < size; y++)
        {
            int row = ValidWindows.Mirrored(centre.Row - radius + y, stack.Grid.Rows);
            var line = into.Slice(y * length, length);
            if (inside)
            {
                stack.CopyCells(row, left, line);
                continue;
            }

            for (int x = 0; x < size; x++)
            {
                stack.CopyCells(row, ValidWindows.Mirrored(left + x, columns), line.Slice(x * bands, bands));
            }
        }
    }
}
