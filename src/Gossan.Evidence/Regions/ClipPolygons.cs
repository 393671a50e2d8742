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
    /// <exception cref="RegionException">No cell lies inside.</exception>
    public RegionArea Cut(string region, Grid grid, string described)
    {
        file.RequireCrs(grid.Crs);
        var shapes = file.Read(grid);
        double[] ones = [.. Enumerable.Repeat(1.0, shapes.Count)];
        float[] inside = new float[grid.Cells];
        new ShapeBurning(grid, shapes).Burn(0, grid.Rows, ones, inside);
        int top = grid.Rows, bottom = -1, left = grid.Columns, right = -1;
        for (int cell = 0; cell < inside.Length; cell++)
        {
            if (inside[cell] != 0)
            {
                var (row, column) = Math.DivRem(cell, grid.Columns);
                (top, bottom, left, right) = (Math.Min(top, row), Math.Max(bottom, row), Math.Min(left, column), Math.Max(right, column));
            }
        }

        if (bottom < 0)
        {
            throw RegionException.NothingInside(region, name, grid);
        }

        var (x, y) = grid.Transform.Apply(left, top);
        var cut = grid with { Transform = grid.Transform with { OriginX = x, OriginY = y }, Rows = bottom - top + 1, Columns = right - left + 1 };
        bool[] outside = new bool[cut.Cells];
        for (int row = 0; row < cut.Rows; row++)
        {
            for (int column = 0; column < cut.Columns; column++)
            {
                outside[(row * cut.Columns) + column] = inside[((row + top) * grid.Columns) + column + left] == 0;
            }
        }

        return new(cut, $"{described}, cut to {name}", outside);
    }

    public void Dispose() => file.Dispose();
}
