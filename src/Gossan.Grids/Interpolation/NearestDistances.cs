using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>How far the k-th nearest sample is, for four cells at a time.</summary>
/// <param name="k">1 or more.</param>
internal sealed class NearestDistances(int k)
{
    // Longer lists cost more than a selection from all candidates.
    private const int LongestList = 32;

    private readonly Vector256<double>[] nearest = new Vector256<double>[Math.Min(k, LongestList)];

    /// <summary>Finds the squared distance of the k-th nearest candidate and how many are nearer.</summary>
    /// <param name="candidates">Samples.</param>
    /// <param name="x">The cells' centres.</param>
    /// <param name="y">The cells' centres, north.</param>
    /// <returns>The squared distances; infinity, and their number, where there are fewer than k. The number of those below that distance.</returns>
    public (Vector256<double> Square, Vector256<double> Nearer) Find(CandidateStack candidates, Vector256<double> x, Vector256<double> y) =>
        k <= LongestList ? ByList(candidates, x, y)
        : k <= candidates.Count ? BySelection(candidates, x, y)
        : (Vector256.Create(double.PositiveInfinity), Vector256.Create((double)candidates.Count));

    /// <summary>Keeps the k smallest in order: each new one goes through the list and pushes larger ones on. No branch depends on a single cell.</summary>
    private (Vector256<double> Square, Vector256<double> Nearer) ByList(CandidateStack candidates, Vector256<double> x, Vector256<double> y)
    {
        ref double xs = ref MemoryMarshal.GetReference(candidates.Field(Samples.X));
        ref double ys = ref MemoryMarshal.GetReference(candidates.Field(Samples.Y));
        ref var list = ref MemoryMarshal.GetArrayDataReference(nearest);
        nearest.AsSpan().Fill(Vector256.Create(double.PositiveInfinity));
        int count = candidates.Count;
        for (int i = 0; i < count; i++)
        {
            Vector256<double> dx = x - Vector256.Create(Unsafe.Add(ref xs, i)), dy = y - Vector256.Create(Unsafe.Add(ref ys, i)), square = (dx * dx) + (dy * dy);
            if (!Vector256.LessThanAny(square, Unsafe.Add(ref list, k - 1)))
            {
                continue;
            }

            for (int n = 0; n < k; n++)
            {
                var other = Unsafe.Add(ref list, n);
                Unsafe.Add(ref list, n) = Vector256.MinNative(other, square);
                square = Vector256.MaxNative(other, square);
            }
        }

        Vector256<double> last = nearest[k - 1], nearer = default;
        foreach (var square in nearest)
        {
            nearer += Vector256.LessThan(square, last) & Vector256<double>.One;
        }

        return (last, nearer);
    }

    private (Vector256<double> Square, Vector256<double> Nearer) BySelection(CandidateStack candidates, Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> squares = default, nearer = default;
        for (int lane = 0; lane < Candidates.Lanes; lane++)
        {
            Samples.Measure(candidates, x[lane], y[lane]);
            ReadOnlySpan<double> all = candidates.Squares[..candidates.Count];
            all.CopyTo(candidates.Spare);
            double last = Selection.Smallest(candidates.Spare, k);
            int below = 0;
            foreach (double square in all)
            {
                below += square < last ? 1 : 0;
            }

            squares = squares.WithElement(lane, last);
            nearer = nearer.WithElement(lane, below);
        }

        return (squares, nearer);
    }
}
