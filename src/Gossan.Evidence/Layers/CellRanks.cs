namespace Gossan.Evidence.Layers;

/// <summary>Exact order statistics of cells that do not fit into memory: two counts by halves of the sortable bits of a float.</summary>
/// <remarks>Memory does not grow with the cells: 65,536 counters for the upper halves and as many for each upper half that holds a rank asked for.</remarks>
public sealed class CellRanks
{
    private const int Halves = 1 << 16;

    private readonly long[] upper = new long[Halves];
    private readonly long[]?[] lower = new long[]?[Halves];

    /// <summary>Cells with a value.</summary>
    public long Cells { get; private set; }

    /// <summary>Cells without one.</summary>
    public long Missing { get; private set; }

    /// <summary>First scan: counts the upper halves.</summary>
    /// <param name="cells">The next cells, in any order; NaN is missing.</param>
    public void Count(ReadOnlySpan<float> cells)
    {
        long missing = 0;
        foreach (float value in cells)
        {
            if (float.IsNaN(value))
            {
                missing++;
            }
            else
            {
                upper[Key(value) >> 16]++;
            }
        }

        Missing += missing;
        Cells += cells.Length - missing;
    }

    /// <summary>Between the scans: says which percentiles are wanted.</summary>
    /// <param name="shares">0..1 each.</param>
    public void Want(IEnumerable<double> shares)
    {
        foreach (double share in shares)
        {
            long below = (long)((Cells - 1) * share);
            Want(below);
            Want(Math.Min(below + 1, Cells - 1));
        }
    }

    /// <summary>Between the scans: says that the value of a rank is wanted.</summary>
    /// <param name="rank">0 for the smallest value, below <see cref="Cells"/>.</param>
    public void Want(long rank) => lower[Bucket(rank).Upper] ??= new long[Halves];

    /// <summary>Second scan: counts the lower halves of the values that may have a rank asked for.</summary>
    /// <param name="cells">The same cells once more, in any order.</param>
    public void Refine(ReadOnlySpan<float> cells)
    {
        foreach (float value in cells)
        {
            uint key = Key(value);
            if (!float.IsNaN(value) && lower[key >> 16] is { } counts)
            {
                counts[key & 0xFFFF]++;
            }
        }
    }

    /// <summary>The value of a rank that a percentile asked for needs.</summary>
    /// <param name="rank">0 for the smallest value.</param>
    /// <returns>The value itself, not rounded.</returns>
    public float At(long rank)
    {
        var (high, left) = Bucket(rank);
        long[] counts = lower[high]!;
        int low = 0;
        while (left >= counts[low])
        {
            left -= counts[low++];
        }

        return Value(((uint)high << 16) | (uint)low);
    }

    private (int Upper, long Left) Bucket(long rank)
    {
        int high = 0;
        while (rank >= upper[high])
        {
            rank -= upper[high++];
        }

        return (high, rank);
    }

    /// <summary>Bits whose order as whole numbers is that of the floats; both zeros are one value.</summary>
    private static uint Key(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static float Value(uint key) => BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key & 0x7FFF_FFFF : ~key);
}
