using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>Positions of four cells beside each other.</summary>
internal static class CellCentres
{
    /// <summary>The same numbers as <see cref="Grid.CentreOf"/>, for columns <paramref name="column"/> to <paramref name="column"/> + 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> X, Vector256<double> Y) Of(in AffineTransform transform, int row, int column)
    {
        var columns = Vector256.Create(column + 0.5) + Vector256.Create(0.0, 1, 2, 3);
        double down = row + 0.5;
        return (
            Vector256.Create(transform.OriginX) + (columns * transform.ColumnStepX) + Vector256.Create(down * transform.RowStepX),
            Vector256.Create(transform.OriginY) + (columns * transform.ColumnStepY) + Vector256.Create(down * transform.RowStepY));
    }
}
