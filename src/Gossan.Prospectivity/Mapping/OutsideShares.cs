namespace Gossan.Prospectivity.Mapping;

/// <summary>How much of a map, and of its best part, lies outside of what the model has seen; fed twice with the same cells.</summary>
/// <remarks>
/// Exact without sorting, in memory that does not grow with the map: a likelihood is not negative, so its bits are in the order of its value,
/// and two counts by halves of them find the cells of the best part. Cells equal to the last of them belong to it in part, so that it has
/// its share of the area however many are equal.
/// </remarks>
internal sealed class OutsideShares
{
    /// <summary>The best part of the map, as a share of its cells.</summary>
    public const double BestShare = 0.05;

    private const int Halves = 1 << 16;

    private readonly long[] upper = new long[Halves];
    private readonly long[] upperOutside = new long[Halves];
    private readonly long[] lower = new long[Halves];
    private readonly long[] lowerOutside = new long[Halves];
    private int cut = -1;
    private double above;

    /// <summary>First scan.</summary>
    /// <param name="likelihood">0..1; NaN where there is no prediction, which is no area.</param>
    /// <param name="outside">1 outside, 0 inside.</param>
    public void Count(ReadOnlySpan<float> likelihood, ReadOnlySpan<float> outside)
    {
        for (int i = 0; i < likelihood.Length; i++)
        {
            if (!float.IsNaN(likelihood[i]))
            {
                uint half = Bits(likelihood[i]) >> 16;
                upper[half]++;
                upperOutside[half] += outside[i] > 0 ? 1 : 0;
            }
        }
    }

    /// <summary>Second scan, of the same cells.</summary>
    /// <param name="likelihood">As before.</param>
    /// <param name="outside">As before.</param>
    public void Refine(ReadOnlySpan<float> likelihood, ReadOnlySpan<float> outside)
    {
        if (cut < 0)
        {
            (cut, above) = CutOf(upper, BestShare * upper.Sum());
        }

        for (int i = 0; i < likelihood.Length; i++)
        {
            if (!float.IsNaN(likelihood[i]) && Bits(likelihood[i]) >> 16 == cut)
            {
                uint half = Bits(likelihood[i]) & 0xFFFF;
                lower[half]++;
                lowerOutside[half] += outside[i] > 0 ? 1 : 0;
            }
        }
    }

    /// <summary>The shares; <see langword="null"/> of a map without a prediction.</summary>
    public OutsideDomain? Result()
    {
        long cells = upper.Sum();
        if (cells == 0)
        {
            return null;
        }

        double best = BestShare * cells;
        var (last, rest) = CutOf(lower, best - above);
        double inBest = upperOutside.Skip(cut + 1).Sum() + lowerOutside.Skip(last + 1).Sum() + ((best - above - rest) * lowerOutside[last] / lower[last]);
        return new((double)upperOutside.Sum() / cells, inBest / best);
    }

    /// <summary>From the highest down, the half in which the wanted number of cells is reached, and the cells above it.</summary>
    private static (int Half, double Above) CutOf(long[] counts, double wanted)
    {
        int half = counts.Length - 1;
        long before = 0;
        while (half > 0 && before + counts[half] < wanted)
        {
            before += counts[half--];
        }

        return (half, before);
    }

    private static uint Bits(float likelihood) => BitConverter.SingleToUInt32Bits(likelihood);
}
