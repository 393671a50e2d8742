using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>Pieces of lines as candidates: fields and distances.</summary>
internal static class Pieces
{
    /// <summary>Field: x of the first end.</summary>
    internal const int X = 0;

    /// <summary>Field: y of the first end.</summary>
    internal const int Y = 1;

    /// <summary>Field: from the first end to the other, in x.</summary>
    internal const int AlongX = 2;

    /// <summary>Field: from the first end to the other, in y.</summary>
    internal const int AlongY = 3;

    /// <summary>Field: 1 / length^2; 0 for a piece of no length, which makes its formulas those of a point.</summary>
    internal const int Inverse = 4;

    /// <summary>Reads pieces into fields, in their order.</summary>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    internal static Candidates Of(IReadOnlyList<Segment> pieces)
    {
        double[][] fields = [.. Enumerable.Range(0, Inverse + 1).Select(_ => new double[Candidates.Padded(pieces.Count)])];
        for (int i = 0; i < pieces.Count; i++)
        {
            var (x1, y1, x2, y2) = pieces[i];
            double dx = x2 - x1, dy = y2 - y1, inverse = 1 / ((dx * dx) + (dy * dy));
            if (!double.IsFinite(x1 + y1 + x2 + y2))
            {
                throw new ArgumentException(FormattableString.Invariant($"Piece {i} has a coordinate that is not finite: {pieces[i]}."), nameof(pieces));
            }

            bool hasLength = double.IsFinite(inverse);
            fields[X][i] = x1;
            fields[Y][i] = y1;
            fields[AlongX][i] = hasLength ? dx : 0;
            fields[AlongY][i] = hasLength ? dy : 0;
            fields[Inverse][i] = hasLength ? inverse : 0;
        }

        foreach (double[] field in fields)
        {
            Candidates.Pad(field, pieces.Count);
        }

        return new(fields, pieces.Count);
    }

    /// <summary>Writes the squared distance of each candidate from a place to the stack's squares.</summary>
    /// <returns>The least; infinity where there is none.</returns>
    internal static double Measure(CandidateStack candidates, double x, double y)
    {
        ref double x1 = ref MemoryMarshal.GetReference(candidates.Field(X));
        ref double y1 = ref MemoryMarshal.GetReference(candidates.Field(Y));
        ref double alongX = ref MemoryMarshal.GetReference(candidates.Field(AlongX));
        ref double alongY = ref MemoryMarshal.GetReference(candidates.Field(AlongY));
        ref double inverse = ref MemoryMarshal.GetReference(candidates.Field(Inverse));
        ref double squares = ref MemoryMarshal.GetReference(candidates.Squares);
        Vector256<double> atX = Vector256.Create(x), atY = Vector256.Create(y), least = Vector256.Create(double.PositiveInfinity);
        for (nuint i = 0; i < (nuint)candidates.Count; i += Candidates.Lanes)
        {
            var square = Square(
                atX - Vector256.LoadUnsafe(ref x1, i),
                atY - Vector256.LoadUnsafe(ref y1, i),
                Vector256.LoadUnsafe(ref alongX, i),
                Vector256.LoadUnsafe(ref alongY, i),
                Vector256.LoadUnsafe(ref inverse, i));
            square.StoreUnsafe(ref squares, i);
            least = Vector256.MinNative(least, square);
        }

        return Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
    }

    /// <summary>Squared distances of four places from four pieces.</summary>
    /// <param name="x">From the first end to the place, in x.</param>
    /// <param name="y">From the first end to the place, in y.</param>
    /// <param name="alongX">From the first end to the other, in x.</param>
    /// <param name="alongY">From the first end to the other, in y.</param>
    /// <param name="inverse">1 / length^2, or 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Square(Vector256<double> x, Vector256<double> y, Vector256<double> alongX, Vector256<double> alongY, Vector256<double> inverse)
    {
        var share = ((x * alongX) + (y * alongY)) * inverse;
        share = Vector256.MinNative(Vector256.MaxNative(share, Vector256<double>.Zero), Vector256<double>.One);
        var offX = x - (share * alongX);
        var offY = y - (share * alongY);
        return (offX * offX) + (offY * offY);
    }
}
