namespace Gossan.Grids;

/// <summary>Walks over the cells of a strip block by block, each split into quarters, so that what is far from a block is left out for all its cells at once.</summary>
/// <remarks>Blocks lie at fixed places of the grid, wherever the strip is cut: what a worker sums up block by block does not depend on the strip.</remarks>
internal static class BlockWalk
{
    // A power of two. Smaller tiles look at all candidates more often, larger ones leave cores without work.
    private const int Tile = 128;

    /// <summary>Computes the cells of some rows, on all cores.</summary>
    /// <typeparam name="TWorker">What one thread does.</typeparam>
    /// <param name="grid">The grid.</param>
    /// <param name="firstRow">The strip's northern row.</param>
    /// <param name="rows">Its number of rows.</param>
    /// <param name="cells">(rows, columns) the cells to fill.</param>
    /// <param name="leaf">Blocks of at most this edge are not split; a power of two.</param>
    /// <param name="slack">How far positions may be off by rounding, see <see cref="SlackOf"/>.</param>
    /// <param name="start">Makes the worker of one thread.</param>
    internal static unsafe void Read<TWorker>(Grid grid, int firstRow, int rows, Span<float> cells, int leaf, double slack, Func<Strip, TWorker> start)
        where TWorker : IBlockWorker
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, grid.Rows - firstRow);
        if (cells.Length != (long)rows * grid.Columns)
        {
            throw new ArgumentException($"{rows} rows of {grid.Columns} columns do not fit {cells.Length} cells.", nameof(cells));
        }

        if (rows == 0)
        {
            return;
        }

        int first = firstRow / Tile, across = (grid.Columns + Tile - 1) / Tile;
        fixed (float* start0 = cells)
        {
            var strip = new Strip(firstRow, rows, grid.Columns, start0);
            int tiles = (((firstRow + rows - 1) / Tile) - first + 1) * across;
            Parallel.For(
                0,
                tiles,
                () => start(strip),
                (tile, _, worker) =>
                {
                    Walk(grid, strip, leaf, slack, worker, (first + (tile / across)) * Tile, tile % across * Tile, Tile);
                    return worker;
                },
                worker => worker.Dispose());
        }
    }

    /// <summary>How far a distance between a cell and a candidate may be off: some thousand roundings of the largest coordinate.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="candidates">The candidates.</param>
    /// <param name="coordinates">How many of their fields, from the first on, are coordinates.</param>
    /// <returns>A distance in units of the CRS, 7 micrometres for UTM metres.</returns>
    internal static double SlackOf(Grid grid, Candidates candidates, int coordinates)
    {
        double largest = 0;
        foreach (double[] list in candidates.Fields.AsSpan(0, coordinates))
        {
            foreach (double coordinate in list.AsSpan(0, candidates.Count))
            {
                largest = Math.Max(largest, Math.Abs(coordinate));
            }
        }

        foreach (var (column, row) in ((int, int)[])[(0, 0), (grid.Columns, 0), (0, grid.Rows), (grid.Columns, grid.Rows)])
        {
            var (x, y) = grid.Transform.Apply(column, row);
            largest = Math.Max(largest, Math.Max(Math.Abs(x), Math.Abs(y)));
        }

        return largest * 1e-12;
    }

    private static void Walk<TWorker>(Grid grid, in Strip strip, int leaf, double slack, TWorker worker, int row, int column, int edge)
        where TWorker : IBlockWorker
    {
        if (row >= strip.EndRow || row + edge <= strip.FirstRow || column >= grid.Columns)
        {
            return;
        }

        var block = Block.Of(grid.Transform, row, column, Math.Min(edge, grid.Rows - row), Math.Min(edge, grid.Columns - column), slack);
        if (!worker.Narrow(block))
        {
            return;
        }

        if (edge <= leaf)
        {
            worker.Finish(block);
        }
        else
        {
            int half = edge / 2;
            Walk(grid, strip, leaf, slack, worker, row, column, half);
            Walk(grid, strip, leaf, slack, worker, row, column + half, half);
            Walk(grid, strip, leaf, slack, worker, row + half, column, half);
            Walk(grid, strip, leaf, slack, worker, row + half, column + half, half);
        }

        worker.Widen();
    }
}
