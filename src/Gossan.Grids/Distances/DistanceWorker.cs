using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>One thread's part of a <see cref="DistanceField"/>.</summary>
internal sealed class DistanceWorker(Strip strip, AffineTransform transform, Candidates pieces, double cap) : IBlockWorker
{
    private readonly CandidateStack candidates = new(pieces);

    public bool Narrow(in Block block)
    {
        double nearest = Math.Sqrt(Pieces.Measure(candidates, block.X, block.Y));
        if (nearest > cap + block.Reach)
        {
            strip.Fill(block, (float)cap);
            return false;
        }

        double bound = Math.Min(nearest + (2 * block.Reach), cap + block.Reach);
        candidates.KeepWithin(bound * bound);
        return true;
    }

    public void Finish(in Block block)
    {
        int count = candidates.Count;
        ref double x1 = ref MemoryMarshal.GetReference(candidates.Field(Pieces.X));
        ref double y1 = ref MemoryMarshal.GetReference(candidates.Field(Pieces.Y));
        ref double alongX = ref MemoryMarshal.GetReference(candidates.Field(Pieces.AlongX));
        ref double alongY = ref MemoryMarshal.GetReference(candidates.Field(Pieces.AlongY));
        ref double inverse = ref MemoryMarshal.GetReference(candidates.Field(Pieces.Inverse));
        for (int row = strip.FirstRowOf(block); row < strip.EndRowOf(block); row++)
        {
            for (int column = block.FirstColumn; column < block.EndColumn; column += 2 * Candidates.Lanes)
            {
                var (westX, westY) = CellCentres.Of(transform, row, column);
                var (eastX, eastY) = CellCentres.Of(transform, row, column + Candidates.Lanes);
                Vector256<double> west = Vector256.Create(cap * cap), east = west;
                for (int i = 0; i < count; i++)
                {
                    Vector256<double> x = Vector256.Create(Unsafe.Add(ref x1, i)), y = Vector256.Create(Unsafe.Add(ref y1, i));
                    Vector256<double> dx = Vector256.Create(Unsafe.Add(ref alongX, i)), dy = Vector256.Create(Unsafe.Add(ref alongY, i));
                    var scale = Vector256.Create(Unsafe.Add(ref inverse, i));
                    west = Vector256.MinNative(west, Pieces.Square(westX - x, westY - y, dx, dy, scale));
                    east = Vector256.MinNative(east, Pieces.Square(eastX - x, eastY - y, dx, dy, scale));
                }

                strip.Write(row, column, block.EndColumn, Vector256.Sqrt(west), Vector256.Sqrt(east));
            }
        }
    }

    public void Widen() => candidates.Pop();

    public void Dispose() => candidates.Dispose();
}
