using System.Globalization;

namespace Gossan.Grids;

/// <summary>A raster cannot be brought onto a grid.</summary>
public sealed class WarpException : GossanException
{
    private WarpException(string path, string message)
        : base(message) => Path = path;

    /// <summary>The raster, as the caller named it.</summary>
    public string Path { get; }

    internal static WarpException Outside(RasterFile source, Grid target, Extent reached)
    {
        Extent own = Extent.Of(source.Grid);
        return new(
            source.Path,
            $"{source.Path} lies elsewhere than the target grid. In {CoordinateSystem.NameOf(source.Grid.Crs)}, the CRS of {source.Path}:\n"
            + $"  {source.Path} spans {own.Describe()}{InWords(source.Grid)}\n"
            + $"  the target grid spans {reached.Describe()}{InWords(target)}\n"
            + $"Check crs: of both: one of them probably says another system than its numbers are in ({source.Path}: {CoordinateSystem.NameOf(source.Grid.Crs)}, target: {CoordinateSystem.NameOf(target.Crs)}). Leave the raster out if it really lies elsewhere.");
    }

    internal static WarpException NotCarried(RasterFile source, Grid target) =>
        new(
            source.Path,
            $"no position of the target grid can be carried over to {CoordinateSystem.NameOf(source.Grid.Crs)}, the CRS of {source.Path}.\n"
            + $"  {source.Path}: {source.Grid.Describe()}\n"
            + $"  the target grid: {target.Describe()}\n"
            + "Check crs: of both: positions that far from where a system is meant for mostly come from a wrong one.");

    internal static WarpException Failed(string path, string reason) =>
        new(path, $"{path} cannot be brought onto the target grid: {reason}.\nTry gdalwarp on it by itself, and use what that makes.");

    internal static WarpException MethodOfCategories(string path, ResamplingMethod asked) =>
        new(path, $"{Word(asked)} resampling of {path} would mix its categories into numbers that are no category.\nUse mode or nearest for it, or declare the layer as continuous if its numbers are quantities.");

    internal static WarpException MethodOfQuantities(string path) =>
        new(path, $"mode resampling of {path} counts equal values, and a continuous layer hardly has any.\nUse bilinear, cubic, average or nearest for it, or declare the layer as categorical if its numbers are classes.");

    private static string Word(ResamplingMethod method) => method.ToString().ToLowerInvariant();

    private static string InWords(Grid grid)
    {
        if (grid.Crs.Length == 0)
        {
            return "";
        }

        try
        {
            var (x, y) = grid.Transform.Apply(column: grid.Columns / 2.0, row: grid.Rows / 2.0);
            return CoordinateSystem.ToLongitudeLatitude(grid.Crs, x, y) is var (longitude, latitude)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; its centre is {Math.Abs(latitude):0.##} {(latitude < 0 ? 'S' : 'N')}, {Math.Abs(longitude):0.##} {(longitude < 0 ? 'W' : 'E')}")
                : "";
        }
        catch (CoordinateSystemException)
        {
            // A local system: its numbers have to do.
            return "";
        }
    }
}
