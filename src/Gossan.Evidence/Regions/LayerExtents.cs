using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Regions;

/// <summary>How far the layers of a region reach.</summary>
internal static class LayerExtents
{
    /// <summary>The smallest rectangle that holds all layers.</summary>
    /// <param name="source">The region.</param>
    /// <param name="crs">WKT of the reference system of the answer.</param>
    /// <param name="absolute">Makes paths absolute.</param>
    /// <exception cref="RegionException">No layer can be carried over.</exception>
    public static (double West, double South, double East, double North) Union(RegionSource source, string crs, Func<string, string> absolute)
    {
        (double West, double South, double East, double North)? union = null;
        foreach (var (name, options) in source.Layers)
        {
            var (own, extent) = LayerFailures.Named(name, region: null, () => Of(options, absolute(options.Path)));
            if (extent is { } there && CoordinateTransfer.Bounds(own, crs, there) is { } here)
            {
                union = union is { } so
                    ? (Math.Min(so.West, here.West), Math.Min(so.South, here.South), Math.Max(so.East, here.East), Math.Max(so.North, here.North))
                    : here;
            }
        }

        return union ?? throw RegionException.NoExtent(source.Name, crs);
    }

    private static (string Crs, (double West, double South, double East, double North)? Extent) Of(LayerOptions options, string path)
    {
        if (LayerOptionRules.ReadsShapes(options) || !SourceFiles.HoldRaster(path))
        {
            using var shapes = VectorFile.Open(path, new() { Layer = options.Layer, Where = options.Where, X = options.X, Y = options.Y, Crs = options.Crs });
            return (shapes.Crs, shapes.Extent);
        }

        using var raster = RasterFile.Open(path, new() { Crs = options.Crs });
        var grid = raster.Grid;
        (double X, double Y)[] corners = [grid.Transform.Apply(0, 0), grid.Transform.Apply(grid.Columns, 0), grid.Transform.Apply(0, grid.Rows), grid.Transform.Apply(grid.Columns, grid.Rows)];
        return (grid.Crs, (corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y)));
    }
}
