using System.Numerics;
using System.Runtime.InteropServices;

namespace Gossan.Prospectivity.Novelty;

/// <summary>Euclidean distances to the k-th nearest of many rows of numbers.</summary>
/// <remarks>
/// Squared differences are summed as they are, not by |x|² + |y|² - 2xy: a row is at exactly 0 from itself. Each pair is summed in
/// one order, whatever is computed beside it. Four rows at a time by vectors, in tiles of rows that stay in the cache for all queries.
/// </remarks>
internal sealed class NearestRows
{
    private const int TileFloats = 1 << 15;
    private const int Together = 4;

    private readonly float[] rows;
    private readonly int tile;

    /// <summary>Takes the rows over.</summary>
    /// <param name="rows">(count, <paramref name="stride"/>) with zeros behind each row's own numbers.</param>
    /// <param name="count">Rows, 1 or more.</param>
    /// <param name="stride">Numbers per row with its zeros, as of <see cref="StrideOf"/>.</param>
    public NearestRows(float[] rows, int count, int stride)
    {
        (this.rows, Count, Stride) = (rows, count, stride);
        tile = Math.Max(Together, TileFloats / stride / Together * Together);
    }

    public int Count { get; }

    public int Stride { get; }

    public ReadOnlySpan<float> Rows => rows;

    /// <summary>The room that a row takes: whole vectors.</summary>
    public static int StrideOf(int width) => (width + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>Measures queries.</summary>
    /// <param name="queries">(N, <see cref="Stride"/>) with zeros behind each query's own numbers.</param>
    /// <param name="k">Which neighbour, 1 to <see cref="Count"/>; ties count as many times as they stand.</param>
    /// <param name="distances">(N) to it.</param>
    public void Distances(ReadOnlySpan<float> queries, int k, Span<float> distances)
    {
        float[] nearest = new float[distances.Length * k];                               // (N, k) squared, smallest first
        Array.Fill(nearest, float.PositiveInfinity);
        Span<float> squares = new float[tile];
        for (int first = 0; first < Count; first += tile)
        {
            int n = Math.Min(tile, Count - first);
            for (int q = 0; q < distances.Length; q++)
            {
                Squares(queries.Slice(q * Stride, Stride), rows.AsSpan(first * Stride, n * Stride), squares[..n]);
                Keep(squares[..n], nearest.AsSpan(q * k, k));
            }
        }

        for (int q = 0; q < distances.Length; q++)
        {
            distances[q] = MathF.Sqrt(nearest[(q * k) + k - 1]);
        }
    }

    private static void Squares(ReadOnlySpan<float> query, ReadOnlySpan<float> tileRows, Span<float> squares)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(query);
        var all = MemoryMarshal.Cast<float, Vector<float>>(tileRows);
        int r = 0;
        for (; r + Together <= squares.Length; r += Together)
        {
            var a = all.Slice(r * x.Length, x.Length);
            var b = all.Slice((r + 1) * x.Length, x.Length);
            var c = all.Slice((r + 2) * x.Length, x.Length);
            var d = all.Slice((r + 3) * x.Length, x.Length);
            Vector<float> sumA = default, sumB = default, sumC = default, sumD = default;
            for (int i = 0; i < x.Length; i++)
            {
                Vector<float> ofA = x[i] - a[i], ofB = x[i] - b[i], ofC = x[i] - c[i], ofD = x[i] - d[i];
                sumA += ofA * ofA;
                sumB += ofB * ofB;
                sumC += ofC * ofC;
                sumD += ofD * ofD;
            }

            (squares[r], squares[r + 1], squares[r + 2], squares[r + 3]) = (Vector.Sum(sumA), Vector.Sum(sumB), Vector.Sum(sumC), Vector.Sum(sumD));
        }

        for (; r < squares.Length; r++)
        {
            var a = all.Slice(r * x.Length, x.Length);
            Vector<float> sum = default;
            for (int i = 0; i < x.Length; i++)
            {
                var of = x[i] - a[i];
                sum += of * of;
            }

            squares[r] = Vector.Sum(sum);
        }
    }

    /// <summary>Merges distances into the k smallest; nearly all are turned away at the first comparison.</summary>
    private static void Keep(ReadOnlySpan<float> squares, Span<float> nearest)
    {
        foreach (float square in squares)
        {
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
