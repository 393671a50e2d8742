namespace Gossan.Grids;

/// <summary>Distance of each cell of a grid from the nearest of many pieces of lines, computed strip by strip.</summary>
/// <remarks>
/// Distances are Euclidean, exact to rounding, from the cell's centre to the piece itself, not to cells that it crosses.
/// A piece can be the nearest to a cell of a block only if its distance from the block's centre is at most the least
/// such distance plus twice the block's half diagonal; so blocks are split into quarters and keep few pieces each.
/// Results depend neither on the strips nor on the number of threads. Reading from several threads is allowed.
/// </remarks>
public sealed class DistanceField
{
    private const int Leaf = 8;
    private readonly Grid grid;
    private readonly Candidates pieces;
    private readonly double cap;
    private readonly double slack;

    /// <summary>Prepares the pieces.</summary>
    /// <param name="grid">Where to measure; rotated grids too.</param>
    /// <param name="pieces">At least one, in the grid's CRS; points are pieces of no length.</param>
    /// <param name="cap">Distances above this are given as this, in units of the CRS; above 0, infinity for none.</param>
    /// <exception cref="ArgumentException">There is no piece, or one has a coordinate that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cap is not above 0.</exception>
    public DistanceField(Grid grid, IReadOnlyList<Segment> pieces, double cap = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(pieces);
        if (!(cap > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(cap), cap, "A cap is a distance above 0.");
        }

        if (pieces.Count == 0)
        {
            throw new ArgumentException("The distance from nothing is no number: give at least one piece.", nameof(pieces));
        }

        this.grid = grid;
        this.cap = cap;
        this.pieces = Pieces.Of(pieces);
        slack = BlockWalk.SlackOf(grid, this.pieces, Pieces.AlongY + 1);
    }

    /// <summary>Computes the distances of some rows.</summary>
    /// <param name="firstRow">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="cells">(rows, columns) the distances, in units of the CRS, at most the cap; never missing.</param>
    /// <exception cref="ArgumentException">The rows are not in the grid, or the cells are not as many.</exception>
    public void Read(int firstRow, int rows, Span<float> cells) =>
        BlockWalk.Read(grid, firstRow, rows, cells, Leaf, slack, strip => new DistanceWorker(strip, grid.Transform, pieces, cap));
}
