namespace Gossan.Grids.Tests;

/// <summary>Grids, made rasters and whole reads for tests of warping.</summary>
internal static class Warps
{
    public const long Plenty = 1L << 30;

    /// <summary>A north-up grid.</summary>
    public static Grid Grid(string crs, double west, double north, double cell, int rows, int columns) =>
        new(crs.Length == 0 ? "" : CoordinateSystem.WktOf(crs), new(west, cell, 0, north, 0, -cell), rows, columns);

    /// <summary>A grid turned about its centre; degrees counter-clockwise.</summary>
    public static Grid Turned(Grid grid, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        AffineTransform t = grid.Transform;
        var (x, y) = t.Apply(column: grid.Columns / 2.0, row: grid.Rows / 2.0);
        (double X, double Y) Turn(double dx, double dy) => ((cos * dx) - (sin * dy), (sin * dx) + (cos * dy));
        var origin = Turn(t.OriginX - x, t.OriginY - y);
        var column = Turn(t.ColumnStepX, t.ColumnStepY);
        var row = Turn(t.RowStepX, t.RowStepY);
        return grid with { Transform = new(x + origin.X, column.X, row.X, y + origin.Y, column.Y, row.Y) };
    }

    /// <summary>Cells with the value of a function of their centre's position.</summary>
    public static float[] Of(Grid grid, Func<double, double, double> value)
    {
        float[] cells = new float[grid.Cells];
        for (int i = 0; i < cells.Length; i++)
        {
            var (x, y) = grid.CentreOf(i / grid.Columns, i % grid.Columns);
            cells[i] = (float)value(x, y);
        }

        return cells;
    }

    /// <summary>The same in another system: the function sees the centre carried over to it.</summary>
    public static float[] OfPositionIn(string crs, Grid grid, Func<double, double, double> value)
    {
        using var from = SpatialReferenceHandle.Parse(grid.Crs);
        using var to = SpatialReferenceHandle.Parse(crs);
        using var way = CoordinateTransformationHandle.Between(from, to);
        double[] x = new double[grid.Cells], y = new double[grid.Cells];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = grid.CentreOf(i / grid.Columns, i % grid.Columns);
        }

        Assert.DoesNotContain(false, way.Apply(x, y));
        return [.. x.Zip(y, (px, py) => (float)value(px, py))];
    }

    /// <summary>Writes cells, warps them and reads all of the target.</summary>
    public static float[] Warp(
        Grid source, float[] cells, Grid target, ResamplingMethod method, long memory = Plenty, Func<double, double>? recode = null, RasterOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["source.tif"], source, cells), options);
        return Warp(raster, target, method, folder.FullPath, memory, recode);
    }

    /// <summary>Warps an open raster's first band and reads all of the target.</summary>
    public static float[] Warp(RasterFile raster, Grid target, ResamplingMethod method, string folder, long memory = Plenty, Func<double, double>? recode = null)
    {
        using var warped = WarpedRaster.Open(raster, band: 0, target, method, folder, memory, recode);
        float[] all = new float[target.Cells];
        warped.Read(firstRow: 0, target.Rows, all);
        return all;
    }

    /// <summary>Holds cells against expected ones; missing ones must be missing in both.</summary>
    public static void Equal(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(float.IsNaN(expected[i]) ? float.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) <= tolerance, $"cell {i}: {actual[i]} instead of {expected[i]}");
        }
    }
}
