namespace Gossan.Grids;

/// <summary>The work that interpolation of points and filling of gaps share.</summary>
internal sealed class SampleField(Grid grid, Candidates samples, PointInterpolationOptions options)
{
    // Smaller than where lines are measured: a cell looks at all samples of its block one after the other.
    private const int Leaf = 4;
    private readonly double slack = BlockWalk.SlackOf(grid, samples, Samples.Y + 1);

    /// <summary>Computes the values of some rows.</summary>
    /// <param name="firstRow">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="cells">(rows, columns) the values; NaN where too few samples are near.</param>
    /// <param name="gapsOnly">Whether cells that are not NaN stay as they are.</param>
    internal void Read(int firstRow, int rows, Span<float> cells, bool gapsOnly) =>
        BlockWalk.Read(grid, firstRow, rows, cells, Leaf, slack, strip => new SampleWorker(strip, grid.Transform, samples, options, gapsOnly));
}
