using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>One thread's part of a <see cref="DensityField"/>.</summary>
internal sealed class DensityWorker(Strip strip, AffineTransform transform, Candidates pieces, double radius) : IBlockWorker
{
    private readonly CandidateStack candidates = new(pieces);
    private readonly Stack<double> inside = new([0]);

    public bool Narrow(in Block block)
    {
        Pieces.Measure(candidates, block.X, block.Y);
        double touching = radius + block.Reach, within = radius - block.Reach;
        (touching, within) = (touching * touching, within > 0 ? within * within : -1);
        ReadOnlySpan<double> squares = candidates.Squares;
        ReadOnlySpan<double> x = candidates.Field(Pieces.X), y = candidates.Field(Pieces.Y);
        ReadOnlySpan<double> alongX = candidates.Field(Pieces.AlongX), alongY = candidates.Field(Pieces.AlongY), inverse = candidates.Field(Pieces.Inverse);
        Span<int> kept = candidates.Kept;
        int count = 0;
        double whole = inside.Peek();
        for (int i = 0; i < kept.Length; i++)
        {
            if (!(squares[i] <= touching))
            {
                continue;
            }

            double dx = x[i] - block.X, dy = y[i] - block.Y, dx2 = dx + alongX[i], dy2 = dy + alongY[i];
            if (squares[i] <= within && Math.Max((dx * dx) + (dy * dy), (dx2 * dx2) + (dy2 * dy2)) <= within)
            {
                whole += Amount(alongX[i], alongY[i], inverse[i]);
            }
            else
            {
                kept[count++] = i;
            }
        }

        if (count == 0)
        {
            strip.Fill(block, (float)(whole / Area));
            return false;
        }

        candidates.Push(count);
        inside.Push(whole);
        return true;
    }

    public void Finish(in Block block)
    {
        var whole = Vector256.Create(inside.Peek());
        for (int row = strip.FirstRowOf(block); row < strip.EndRowOf(block); row++)
        {
            for (int column = block.FirstColumn; column < block.EndColumn; column += 2 * Candidates.Lanes)
            {
                var (west, east) = Chords(row, column);
                strip.Write(row, column, block.EndColumn, (whole + west) / Area, (whole + east) / Area);
            }
        }
    }

    public void Widen()
    {
        candidates.Pop();
        inside.Pop();
    }

    public void Dispose() => candidates.Dispose();

    private double Area => Math.PI * radius * radius;

    private static double Amount(double alongX, double alongY, double inverse) =>
        inverse == 0 ? 1 : Math.Sqrt((alongX * alongX) + (alongY * alongY));

    /// <summary>What of the candidates lies in the circles of eight cells.</summary>
    private (Vector256<double> West, Vector256<double> East) Chords(int row, int column)
    {
        int count = candidates.Count;
        ref double x1 = ref MemoryMarshal.GetReference(candidates.Field(Pieces.X));
        ref double y1 = ref MemoryMarshal.GetReference(candidates.Field(Pieces.Y));
        ref double alongX = ref MemoryMarshal.GetReference(candidates.Field(Pieces.AlongX));
        ref double alongY = ref MemoryMarshal.GetReference(candidates.Field(Pieces.AlongY));
        ref double inverse = ref MemoryMarshal.GetReference(candidates.Field(Pieces.Inverse));
        var (westX, westY) = CellCentres.Of(transform, row, column);
        var (eastX, eastY) = CellCentres.Of(transform, row, column + Candidates.Lanes);
        Vector256<double> square = Vector256.Create(radius * radius), west = default, east = default;
        for (int i = 0; i < count; i++)
        {
            double dx = Unsafe.Add(ref alongX, i), dy = Unsafe.Add(ref alongY, i), scale = Unsafe.Add(ref inverse, i), amount = Amount(dx, dy, scale);
            Vector256<double> x = Vector256.Create(Unsafe.Add(ref x1, i)), y = Vector256.Create(Unsafe.Add(ref y1, i));
            if (scale == 0)
            {
                west += Hits(westX - x, westY - y, square);
                east += Hits(eastX - x, eastY - y, square);
            }
            else
            {
                Vector256<double> vx = Vector256.Create(dx), vy = Vector256.Create(dy), vs = Vector256.Create(scale);
                west += Shares(westX - x, westY - y, vx, vy, vs, square) * amount;
                east += Shares(eastX - x, eastY - y, vx, vy, vs, square) * amount;
            }
        }

        return (west, east);
    }

    /// <summary>1 where a point lies in the circle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Hits(Vector256<double> x, Vector256<double> y, Vector256<double> square) =>
        Vector256.LessThanOrEqual((x * x) + (y * y), square) & Vector256<double>.One;

    /// <summary>Which share of a piece lies in the circle, 0..1: between the roots of the quadratic equation for its points on the circle.</summary>
    /// <remarks>With t the place along the piece: the foot of the perpendicular, and half the chord to either side.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Shares(Vector256<double> x, Vector256<double> y, Vector256<double> alongX, Vector256<double> alongY, Vector256<double> inverse, Vector256<double> square)
    {
        var foot = ((x * alongX) + (y * alongY)) * inverse;
        Vector256<double> offX = x - (foot * alongX), offY = y - (foot * alongY);
        var half = Vector256.Sqrt(Vector256.MaxNative(square - (offX * offX) - (offY * offY), Vector256<double>.Zero) * inverse);
        var share = Vector256.MinNative(foot + half, Vector256<double>.One) - Vector256.MaxNative(foot - half, Vector256<double>.Zero);
        return Vector256.MaxNative(share, Vector256<double>.Zero);
    }
}
