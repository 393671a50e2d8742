namespace Gossan.Evidence.Windows;

/// <summary>A few windows of evidence, side by side in memory: what a model is given.</summary>
/// <remarks>The buffer belongs to whoever makes batches and is used again for later ones; copy what must live longer.</remarks>
public sealed class WindowBatch
{
    private readonly float[] values;

    /// <summary>Makes room for windows.</summary>
    /// <param name="capacity">Most windows it can hold.</param>
    /// <param name="size">Edge of a window, in cells.</param>
    /// <param name="bands">Evidence layers.</param>
    public WindowBatch(int capacity, int size, int bands)
    {
        (Capacity, Size, Bands) = (capacity, size, bands);
        values = new float[checked(capacity * size * size * bands)];
    }

    /// <summary>Most windows that it can hold.</summary>
    public int Capacity { get; }

    /// <summary>Windows in it now.</summary>
    public int Count { get; internal set; }

    /// <summary>Edge of a window, in cells.</summary>
    public int Size { get; }

    /// <summary>Evidence layers.</summary>
    public int Bands { get; }

    /// <summary>All values, (N, H, W, C): window, row, column, band; standardised evidence, never NaN.</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, Count * Size * Size * Bands);

    /// <summary>The C values of the centre cell of one window.</summary>
    /// <param name="window">Which window, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>One value per band.</returns>
    public ReadOnlySpan<float> CentreCell(int window) => values.AsSpan(((window * Size * Size) + (Size * Size / 2)) * Bands, Bands);

    /// <summary>Replaces one layer of every window by that layer of the windows of another batch, in order.</summary>
    /// <param name="band">Which layer, 0 to <see cref="Bands"/> - 1.</param>
    /// <param name="from">A batch of as many windows of the same size and layers.</param>
    /// <exception cref="ArgumentException">The batches differ in shape.</exception>
    public void TakeBand(int band, WindowBatch from)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, Bands);
        if ((from.Count, from.Size, from.Bands) != (Count, Size, Bands))
        {
            throw new ArgumentException($"A batch of {Count} windows of {Size} cells and {Bands} bands cannot take a band from one of {from.Count} windows of {from.Size} cells and {from.Bands} bands.", nameof(from));
        }

        var taken = from.Values;
        for (int cell = band; cell < taken.Length; cell += Bands)
        {
            values[cell] = taken[cell];
        }
    }

    internal Span<float> WindowAt(int window) => values.AsSpan(window * Size * Size * Bands, Size * Size * Bands);
}
