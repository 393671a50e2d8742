using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>Samples as candidates: fields and distances.</summary>
internal static class Samples
{
    /// <summary>Field: x.</summary>
    internal const int X = 0;

    /// <summary>Field: y.</summary>
    internal const int Y = 1;

    /// <summary>Field: the value.</summary>
    internal const int Value = 2;

    /// <summary>Reads samples into fields, in their order.</summary>
    internal static Candidates Of(int count, Func<int, PointSample> sample)
    {
        double[][] fields = [.. Enumerable.Range(0, Value + 1).Select(_ => new double[Candidates.Padded(count)])];
        for (int i = 0; i < count; i++)
        {
            (fields[X][i], fields[Y][i], fields[Value][i]) = sample(i);
        }

        foreach (double[] field in fields)
        {
            Candidates.Pad(field, count);
        }

        return new(fields, count);
    }

    /// <summary>Writes the squared distance of each candidate from a place to the stack's squares.</summary>
    /// <returns>The least; infinity where there is none.</returns>
    internal static double Measure(CandidateStack candidates, double x, double y)
    {
        ref double xs = ref MemoryMarshal.GetReference(candidates.Field(X));
        ref double ys = ref MemoryMarshal.GetReference(candidates.Field(Y));
        ref double squares = ref MemoryMarshal.GetReference(candidates.Squares);
        Vector256<double> atX = Vector256.Create(x), atY = Vector256.Create(y), least = Vector256.Create(double.PositiveInfinity);
        for (nuint i = 0; i < (nuint)candidates.Count; i += Candidates.Lanes)
        {
            Vector256<double> dx = atX - Vector256.LoadUnsafe(ref xs, i), dy = atY - Vector256.LoadUnsafe(ref ys, i);
            var square = (dx * dx) + (dy * dy);
            square.StoreUnsafe(ref squares, i);
            least = Vector256.MinNative(least, square);
        }

        return Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
    }
}
