using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gossan.Prospectivity.Novelty;

/// <summary>Euclidean distances to the k-th nearest of many rows of numbers.</summary>
/// <remarks>
/// Squared differences are summed as they are, not by |x|² + |y|² - 2xy: a row is at exactly 0 from itself. Each pair is summed in the
/// order of its numbers, whatever is computed beside it. Rows lie side by side in the lanes of vectors, so that no vector has to be summed up;
/// some vectors together share a query's numbers, in tiles that stay in the cache for all queries.
/// </remarks>
internal sealed class NearestRows
{
    private const int Together = 4;                                 // vectors
    private const int TileFloats = 1 << 15;

    private static readonly int Lanes = Vector<float>.Count;

    private readonly int width;
    private readonly float[] blocks;                                // (groups, width, Together, Lanes); infinite where there is no row

    /// <summary>Takes rows.</summary>
    /// <param name="rows">(N, <paramref name="width"/>), finite.</param>
    /// <param name="width">Numbers of a row, 1 or more.</param>
    public NearestRows(ReadOnlySpan<float> rows, int width)
    {
        this.width = width;
        Count = rows.Length / width;
        int group = Together * Lanes;
        blocks = new float[(Count + group - 1) / group * group * width];
        Array.Fill(blocks, float.PositiveInfinity);
        for (int r = 0; r < Count; r++)
        {
            int start = (r / group * group * width) + (r % group);
            for (int f = 0; f < width; f++)
            {
                blocks[start + (f * group)] = rows[(r * width) + f];
            }
        }
    }

    public int Count { get; }

    /// <summary>Measures queries.</summary>
    /// <param name="queries">(N, width), finite.</param>
    /// <param name="k">Which neighbour, 1 to <see cref="Count"/>; ties count as many times as they stand.</param>
    /// <param name="distances">(N) to it.</param>
    public void Distances(ReadOnlySpan<float> queries, int k, Span<float> distances)
    {
        float[] nearest = new float[distances.Length * k];          // (N, k) squared, smallest first
        Array.Fill(nearest, float.PositiveInfinity);
        int group = Together * Lanes * width, tile = Math.Max(1, TileFloats / group) * group;
        for (int first = 0; first < blocks.Length; first += tile)
        {
            var rows = blocks.AsSpan(first, Math.Min(tile, blocks.Length - first));
            for (int q = 0; q < distances.Length; q++)
            {
                Keep(queries.Slice(q * width, width), rows, nearest.AsSpan(q * k, k));
            }
        }

        for (int q = 0; q < distances.Length; q++)
        {
            distances[q] = MathF.Sqrt(nearest[(q * k) + k - 1]);
        }
    }

    /// <summary>Merges a query's distances to rows into its k smallest; nearly all are turned away a vector at a time.</summary>
    /// <remarks>Not left to the tiers of the compiler: without its intrinsics this would take the first seconds of a map.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Keep(ReadOnlySpan<float> query, ReadOnlySpan<float> rows, Span<float> nearest)
    {
        var all = MemoryMarshal.Cast<float, Vector<float>>(rows);
        int last = nearest.Length - 1;
        for (int start = 0; start < all.Length; start += Together * query.Length)
        {
            var ofGroup = all.Slice(start, Together * query.Length);
            Vector<float> a = default, b = default, c = default, d = default;
            for (int f = 0; f < query.Length; f++)
            {
                var x = new Vector<float>(query[f]);
                Vector<float> ofA = x - ofGroup[Together * f], ofB = x - ofGroup[(Together * f) + 1], ofC = x - ofGroup[(Together * f) + 2], ofD = x - ofGroup[(Together * f) + 3];
                a += ofA * ofA;
                b += ofB * ofB;
                c += ofC * ofC;
                d += ofD * ofD;
            }

            if (Vector.LessThanAny(Vector.Min(Vector.Min(a, b), Vector.Min(c, d)), new Vector<float>(nearest[last])))
            {
                Merge(a, nearest);
                Merge(b, nearest);
                Merge(c, nearest);
                Merge(d, nearest);
            }
        }
    }

    private static void Merge(Vector<float> squares, Span<float> nearest)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            float square = squares[lane];
            if (!(square < nearest[^1]))
            {
                continue;
            }

            int place = nearest.Length - 1;
            while (place > 0 && nearest[place - 1] > square)
            {
                nearest[place] = nearest[place - 1];
                place--;
            }

            nearest[place] = square;
        }
    }
}
