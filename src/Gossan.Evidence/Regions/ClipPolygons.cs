using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Regions;

/// <summary>The polygons that bound a region.</summary>
internal sealed class ClipPolygons : IDisposable
{
    private readonly string name;
    private readonly VectorFile file;

    private ClipPolygons(string name, VectorFile file) => (this.name, this.file) = (name, file);

    /// <summary>Opens the file.</summary>
    /// <param name="options">Which polygons.</param>
    /// <param name="path">The file: the options' path made absolute.</param>
    /// <exception cref="VectorException">It holds no polygons.</exception>
    public static ClipPolygons Open(ClipOptions options, string path)
    {
        var file = VectorFile.Open(path, new() { Layer = options.Layer, Where = options.Where, Crs = options.Crs });
        try
        {
            file.RequireKind(VectorKind.Polygons);
            return new(options.Path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The smallest rectangle that holds them, in another reference system; none where they cannot be carried over.</summary>
    public (double West, double South, double East, double North)? ExtentIn(string crs) =>
        CoordinateTransfer.Bounds(file.Crs, crs, file.Extent);

    /// <summary>Cuts a grid to the rows and columns that hold cells inside, and marks the others.</summary>
    /// <remarks>Takes a byte per cell of what is left; of the grid before, a strip at a time.</remarks>
    /// <exception cref="RegionException">No cell lies inside.</exception>
    public RegionArea Cut(string region, Grid grid, string described)
    {
        file.RequireCrs(grid.Crs);
        var shapes = file.Read(grid, []);
        var burning = new ShapeBurning(grid, shapes);
        double[] ones = [.. Enumerable.Repeat(1.0, shapes.Count)];
        float[] strip = new float[Math.Min(LayerCells.RowsPerStripOf(grid.Columns), grid.Rows) * grid.Columns];
        var (firstRow, endRow) = RowsOf(grid, shapes.Bounds);
        int top = grid.Rows, bottom = -1, left = grid.Columns, right = -1;
        Each(firstRow, endRow, (row, cells) =>
        {
            int first = cells.IndexOf(1);
            if (first >= 0)
            {
                (top, bottom, left, right) = (Math.Min(top, row), row, Math.Min(left, first), Math.Max(right, cells.LastIndexOf(1)));
            }
        });
        if (bottom < 0)
        {
            throw RegionException.NothingInside(region, name, grid);
        }

        var (x, y) = grid.Transform.Apply(left, top);
        var cut = grid with { Transform = grid.Transform with { OriginX = x, OriginY = y }, Rows = bottom - top + 1, Columns = right - left + 1 };
        bool[] outside = new bool[cut.Cells];
        Each(top, bottom + 1, (row, cells) =>
        {
            for (int column = 0; column < cut.Columns; column++)
            {
                outside[((row - top) * cut.Columns) + column] = cells[left + column] == 0;
            }
        });
        return new(cut, $"{described}, cut to {name}", outside);

        void Each(int from, int end, StripAction action)
        {
            int rows = strip.Length / grid.Columns;
            for (int row = from; row < end; row += rows)
            {
                var cells = strip.AsSpan(0, Math.Min(rows, end - row) * grid.Columns);
                cells.Clear();
                burning.Burn(row, cells.Length / grid.Columns, ones, cells);
                for (int i = 0; i < cells.Length / grid.Columns; i++)
                {
                    action(row + i, cells.Slice(i * grid.Columns, grid.Columns));
                }
            }
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>The rows of a grid, turned ones too, that a rectangle on the map touches; none where it has no numbers.</summary>
    private static (int First, int End) RowsOf(Grid grid, (double West, double South, double East, double North) bounds)
    {
        double[] rows = [
            grid.Transform.ApplyInverse(bounds.West, bounds.South).Row, grid.Transform.ApplyInverse(bounds.West, bounds.North).Row,
            grid.Transform.ApplyInverse(bounds.East, bounds.South).Row, grid.Transform.ApplyInverse(bounds.East, bounds.North).Row];

        // A row more on both sides: rounding.
        return double.IsNaN(rows.Sum()) ? (0, 0) : ((int)Math.Clamp(Math.Floor(rows.Min()) - 1, 0, grid.Rows), (int)Math.Clamp(Math.Ceiling(rows.Max()) + 1, 0, grid.Rows));
    }
}
