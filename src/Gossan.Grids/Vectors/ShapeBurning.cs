namespace Gossan.Grids;

/// <summary>Burns shapes onto the cells of a grid, strip by strip; strips put together are one whole burn, to the cell.</summary>
/// <remarks>
/// A polygon takes the cells whose centre lies inside by the even-odd rule over its rings; each polygon of a multipolygon by
/// itself, so that parts that overlap do not cancel. A line takes every cell that it touches, a point the cell that holds it;
/// a cell owns its western and northern edge. Not GDAL's: its rasterizer steps along a line from where the strip begins, and
/// so strips differ from a whole burn where a line passes a cell's corner; and the touched cells depend on its version.
/// Any thread may burn.
/// </remarks>
public sealed class ShapeBurning
{
    // As for Grid.CellAt: what lies this near to an edge or centre lies on it, whatever the rounding of coordinates.
    private const double OnTheLine = 1e-6;

    private readonly Grid grid;
    private readonly ShapeStore store;
    private readonly double[] columns;
    private readonly double[] rows;
    private readonly (double Top, double Bottom)[] reach;

    /// <summary>Places shapes on a grid.</summary>
    /// <param name="grid">The grid; rotated ones too.</param>
    /// <param name="shapes">Shapes in the CRS of the grid.</param>
    public ShapeBurning(Grid grid, VectorShapes shapes)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(shapes);
        this.grid = grid;
        store = shapes.Store;
        columns = new double[store.X.Length];
        rows = new double[store.X.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            var (column, row) = grid.Transform.ApplyInverse(store.X[i], store.Y[i]);
            columns[i] = Snapped(column);
            rows[i] = Snapped(row);
        }

        reach = new (double, double)[store.Count];
        for (int shape = 0; shape < reach.Length; shape++)
        {
            var (top, bottom) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (double row in rows.AsSpan()[store.VerticesOf(shape)])
            {
                (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
            }

            reach[shape] = (top, bottom);
        }
    }

    /// <summary>Burns all shapes onto some rows.</summary>
    /// <param name="firstRow">First row, 0 in the north.</param>
    /// <param name="rows">Number of rows, 1 or more.</param>
    /// <param name="valuePerFeature">What each shape burns, in the order of the shapes; NaN burns a missing value.</param>
    /// <param name="cells">(rows x columns of the grid) row by row; cells that no shape touches stay as they are, a later shape goes over an earlier one.</param>
    /// <exception cref="ArgumentException">The rows leave the grid, or a list has another size.</exception>
    public void Burn(int firstRow, int rows, IReadOnlyList<double> valuePerFeature, Span<float> cells)
    {
        ArgumentNullException.ThrowIfNull(valuePerFeature);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)firstRow + rows, grid.Rows, nameof(rows));
        if (valuePerFeature.Count != store.Count)
        {
            throw new ArgumentException($"{store.Count} shapes need a value each, not {valuePerFeature.Count}.", nameof(valuePerFeature));
        }

        if (cells.Length != (long)rows * grid.Columns)
        {
            throw new ArgumentException($"{rows} rows of {grid.Columns} cells need a buffer of that size, not {cells.Length}.", nameof(cells));
        }

        var crossings = new List<(int Row, double Column)>();
        for (int shape = 0; shape < store.Count; shape++)
        {
            if (reach[shape].Bottom >= firstRow && reach[shape].Top <= firstRow + rows)
            {
                BurnShape(store.PathsOf(shape), new(firstRow, rows, grid.Columns, (float)valuePerFeature[shape], cells), crossings);
            }
        }
    }

    private static double Snapped(double place)
    {
        double half = Math.Round(place * 2) / 2;
        return Math.Abs(place - half) <= OnTheLine ? half : place;
    }

    private void BurnShape(ReadOnlySpan<ShapePath> paths, BurnStrip strip, List<(int Row, double Column)> crossings)
    {
        for (int i = 0; i < paths.Length; i++)
        {
            if (paths[i].Kind is PathKind.Point or PathKind.Line)
            {
                BurnLine(paths[i], strip);
                continue;
            }

            AddCrossings(paths[i], strip, crossings);
            if (i + 1 == paths.Length || paths[i + 1].Kind != PathKind.Hole)
            {
                crossings.Sort();
                for (int pair = 0; pair + 1 < crossings.Count; pair += 2)
                {
                    strip.Fill(crossings[pair].Row, Math.Ceiling(crossings[pair].Column - 0.5), Math.Ceiling(crossings[pair + 1].Column - 0.5) - 1);
                }

                crossings.Clear();
            }
        }
    }

    /// <summary>Where the edges of a ring cross the middle of the strip's rows; an even number in each row.</summary>
    private void AddCrossings(ShapePath ring, BurnStrip strip, List<(int Row, double Column)> crossings)
    {
        for (int i = 0; i < ring.Count; i++)
        {
            // Upper end first: an edge that two polygons share crosses at the same place for both, so no cell between them is left out or taken twice.
            int upper = ring.Start + i;
            int lower = ring.Start + ((i + 1) % ring.Count);
            (upper, lower) = (rows[upper], columns[upper]).CompareTo((rows[lower], columns[lower])) <= 0 ? (upper, lower) : (lower, upper);
            int last = strip.Row(Math.Ceiling(rows[lower] - 0.5) - 1, below: -1);
            for (int row = strip.Row(Math.Ceiling(rows[upper] - 0.5), below: 0); row <= last; row++)
            {
                double share = (row + 0.5 - rows[upper]) / (rows[lower] - rows[upper]);
                crossings.Add((row, Snapped(columns[upper] + (share * (columns[lower] - columns[upper])))));
            }
        }
    }

    private void BurnLine(ShapePath line, BurnStrip strip)
    {
        for (int i = line.Start; i < line.Start + Math.Max(1, line.Count - 1); i++)
        {
            BurnPiece(i, line.Count == 1 ? i : i + 1, strip);
        }
    }

    /// <summary>Burns the cells that a straight piece touches: in each row the columns between where it enters and where it leaves.</summary>
    private void BurnPiece(int from, int to, BurnStrip strip)
    {
        var (upper, lower) = rows[from] <= rows[to] ? (from, to) : (to, from);
        int last = strip.Row(Math.Floor(rows[lower]), below: -1);
        for (int row = strip.Row(Math.Floor(rows[upper]), below: 0); row <= last; row++)
        {
            double enter = row <= rows[upper] ? columns[upper] : ColumnAt(row);
            bool goesOn = rows[lower] >= row + 1;
            double leave = goesOn ? ColumnAt(row + 1) : columns[lower];

            // Where it goes on, its place on the edge between two rows belongs to the lower one.
            double first = Math.Floor(Math.Min(enter, leave));
            double end = goesOn && leave > enter ? Math.Max(first, Math.Ceiling(leave) - 1) : Math.Floor(Math.Max(enter, leave));
            strip.Fill(row, first, end);
        }

        double ColumnAt(double row) => Snapped(columns[upper] + ((row - rows[upper]) / (rows[lower] - rows[upper]) * (columns[lower] - columns[upper])));
    }
}
