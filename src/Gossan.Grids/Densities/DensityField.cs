namespace Gossan.Grids;

/// <summary>How much of many lines, or how many points, lie round each cell of a grid, computed strip by strip.</summary>
/// <remarks>
/// Exact to rounding: what counts of a piece is its chord in the circle round the cell's centre. For a block of cells
/// most pieces lie outside all circles or inside all of them; only the others are cut cell by cell. Near the grid's rim
/// the circle counts whole, so pieces must be given beyond the rim too where lines go on there.
/// Results depend neither on the strips nor on the number of threads. Reading from several threads is allowed.
/// </remarks>
public sealed class DensityField
{
    private const int Leaf = 8;
    private readonly Grid grid;
    private readonly Candidates pieces;
    private readonly double radius;
    private readonly double slack;

    /// <summary>Prepares the pieces.</summary>
    /// <param name="grid">Where to measure; rotated grids too.</param>
    /// <param name="pieces">Any number, none too, in the grid's CRS; points are pieces of no length.</param>
    /// <param name="radius">Radius of the circles, in units of the CRS; above 0 and finite.</param>
    /// <exception cref="ArgumentException">A piece has a coordinate that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not above 0 and finite.</exception>
    public DensityField(Grid grid, IReadOnlyList<Segment> pieces, double radius)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(pieces);
        if (!(radius > 0) || double.IsInfinity(radius))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is a finite distance above 0.");
        }

        this.grid = grid;
        this.radius = radius;
        this.pieces = Pieces.Of(pieces);
        slack = BlockWalk.SlackOf(grid, this.pieces, Pieces.AlongY + 1);
    }

    /// <summary>Computes the densities of some rows.</summary>
    /// <param name="firstRow">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="cells">
    /// (rows, columns) length of all pieces inside the circle divided by the circle's area, 1 / unit of the CRS; each piece
    /// of no length that is at most the radius away counts 1 (1 / unit^2). 0 where there is nothing; never missing.
    /// </param>
    /// <exception cref="ArgumentException">The rows are not in the grid, or the cells are not as many.</exception>
    public void Read(int firstRow, int rows, Span<float> cells) =>
        BlockWalk.Read(grid, firstRow, rows, cells, Leaf, slack, strip => new DensityWorker(strip, grid.Transform, pieces, radius));
}
