using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Regions;

/// <summary>Finds the grid of a region: that of a raster, or one made from reference system, cell size and bounds; cut to its clip polygons.</summary>
internal static class RegionGridding
{
    // An extent of 10.0000001 cells is ten cells and rounding.
    private const double Rounding = 1e-6;

    /// <summary>Finds the grid.</summary>
    /// <param name="source">The region.</param>
    /// <param name="projectFolder">Folder that relative paths start from.</param>
    /// <exception cref="RegionException">There is none, or nothing of it lies inside the clip polygons.</exception>
    public static RegionArea Resolve(RegionSource source, string projectFolder)
    {
        try
        {
            return Find(source, source.Grid ?? new(), projectFolder);
        }
        catch (CoordinateSystemException e)
        {
            throw RegionException.Reference(source.Name, e);
        }
    }

    private static RegionArea Find(RegionSource source, GridOptions options, string projectFolder)
    {
        string Absolute(string path) => SourcePath.Absolute(path, projectFolder);
        var clip = options.Clip is { } polygons ? ClipPolygons.Open(polygons, Absolute(polygons.Path)) : null;
        using (clip)
        {
            var (grid, described) = options.CellSize is { } size
                ? (Made(source, options, size, clip, Absolute), "grid: crs and cell_size")
                : Like(source, options, Absolute);
            StackException.ThrowIfTooLarge($"region '{source.Name}'", grid.Rows, grid.Columns);
            return clip is null ? new(grid, described, null) : clip.Cut(source.Name, grid, described);
        }
    }

    private static (Grid Grid, string Described) Like(RegionSource source, GridOptions options, Func<string, string> absolute)
    {
        var (name, layer) = options.Like is { } like
            ? source.Layers.FirstOrDefault(layer => string.Equals(layer.Key, like, StringComparison.Ordinal))
            : source.Layers.FirstOrDefault(layer => !LayerOptionRules.ReadsShapes(layer.Value) && LayerFailures.Named(layer.Key, region: null, () => SourceFiles.HoldRaster(absolute(layer.Value.Path))));
        string path = layer?.Path ?? options.Like ?? throw RegionException.NoGrid(source.Name);

        // A reference system that the grid's own settings name is no matter of the layer.
        using var raster = name is null || options.Crs is not null ? Open() : LayerFailures.Named(name, region: null, Open);
        return (raster.Grid, path);

        RasterFile Open() => RasterFile.Open(absolute(path), new() { Crs = options.Crs ?? layer?.Crs });
    }

    /// <summary>Rows and columns enough to cover the bounds; the north-western corner is that of the bounds.</summary>
    private static Grid Made(RegionSource source, GridOptions options, double size, ClipPolygons? clip, Func<string, string> absolute)
    {
        string crs = CoordinateSystem.WktOf(options.Crs!);
        var (west, south, east, north) = options.Bounds is [var w, var s, var e, var n]
            ? (w, s, e, n)
            : Snapped(clip?.ExtentIn(crs) ?? LayerExtents.Union(source, crs, absolute), size);
        double columns = Math.Ceiling(((east - west) / size) - Rounding), rows = Math.Ceiling(((north - south) / size) - Rounding);
        return columns is >= 1 and < int.MaxValue && rows is >= 1 and < int.MaxValue
            ? new(crs, new(west, size, 0, north, 0, -size), (int)rows, (int)columns)
            : throw RegionException.Size(source.Name, columns, rows);
    }

    /// <summary>Corners on whole multiples of the cell size, so that grids of one size made from different files fit each other.</summary>
    private static (double West, double South, double East, double North) Snapped((double West, double South, double East, double North) extent, double size) =>
        (Math.Floor(extent.West / size) * size, Math.Floor(extent.South / size) * size, Math.Ceiling(extent.East / size) * size, Math.Ceiling(extent.North / size) * size);
}
