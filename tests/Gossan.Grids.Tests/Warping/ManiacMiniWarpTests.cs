namespace Gossan.Grids.Tests;

/// <summary>The authors' layers, put on another projection a third of a cell off, and brought back.</summary>
public class ManiacMiniWarpTests
{
    [Theory]
    [InlineData(ResamplingMethod.Bilinear)]
    [InlineData(ResamplingMethod.Cubic)]
    public void A_layer_that_somebody_reprojected_comes_back_almost_as_it_was(ResamplingMethod there)
    {
        foreach (string file in Directory.GetFiles(SharedData.PathOf("data/maniac_mini"), "Geophysics*.tif"))
        {
            using var folder = new TemporaryFolder();
            using var raster = RasterFile.Open(file);
            Grid moved = Moved(raster.Grid);
            using var made = RasterFile.Open(Sample.Raster(folder["moved.tif"], moved, Warps.Warp(raster, moved, there, folder.FullPath)));
            ResamplingMethod back = WarpedRaster.Choose(made, raster.Grid, categorical: false, asked: null);
            Assert.Equal(ResamplingMethod.Cubic, back);

            float[] returned = Warps.Warp(made, raster.Grid, back, folder.FullPath);

            double r = Correlation(Sample.Cells(file), returned);
            Assert.True(r > 0.99, $"{r} of {file}");
            Assert.InRange(returned.Count(float.IsNaN), 0, 50);
        }
    }

    /// <summary>The same land with cells of the same size in the Albers system of the United States.</summary>
    private static Grid Moved(Grid grid)
    {
        string albers = CoordinateSystem.WktOf("EPSG:5070");
        using var from = SpatialReferenceHandle.Parse(grid.Crs);
        using var to = SpatialReferenceHandle.Parse(albers);
        using var way = CoordinateTransformationHandle.Between(from, to);
        double[] x = new double[4], y = new double[4];
        for (int i = 0; i < 4; i++)
        {
            (x[i], y[i]) = grid.Transform.Apply(grid.Columns * (i % 2), grid.Rows * (i / 2));
        }

        way.Apply(x, y);
        double cell = grid.CellWidth;
        double west = (Math.Floor(x.Min() / cell) - 12 + (1.0 / 3)) * cell;
        double north = (Math.Ceiling(y.Max() / cell) + 12 + (1.0 / 3)) * cell;
        return new(albers, new(west, cell, 0, north, 0, -cell), (int)((north - y.Min()) / cell) + 12, (int)((x.Max() - west) / cell) + 12);
    }

    private static double Correlation(float[] a, float[] b)
    {
        var both = a.Zip(b).Where(p => float.IsFinite(p.First) && float.IsFinite(p.Second)).ToList();
        double ma = both.Average(p => p.First), mb = both.Average(p => p.Second);
        return both.Sum(p => (p.First - ma) * (p.Second - mb)) / Math.Sqrt(both.Sum(p => Math.Pow(p.First - ma, 2)) * both.Sum(p => Math.Pow(p.Second - mb, 2)));
    }
}
