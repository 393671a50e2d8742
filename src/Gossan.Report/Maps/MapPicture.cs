using Gossan.Grids;
using Gossan.Prospectivity.Mapping;
using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>A raster as a picture to look at and to print: cells in colour, sites, colour bar, legend, scale bar, coordinates.</summary>
/// <remarks>
/// Plain PNG, drawn without a display and with a typeface of its own. North is up. Missing cells (sea, no data) are light
/// grey. Values beyond the range of the colours get the end colours. Cells outside of what the model has seen are pale and hatched.
/// </remarks>
public static class MapPicture
{
    /// <summary>Draws a band of a raster.</summary>
    /// <param name="rasterPath">A likelihood map, or any raster that GDAL opens.</param>
    /// <param name="pngPath">The picture; overwritten as a whole.</param>
    /// <param name="options">Title, legend, sites, range, size.</param>
    /// <returns>
    /// Size of the picture and place of the map in it. The same raster and options give the same bytes; memory grows
    /// with the picture and not with the raster, whose cells are averaged in blocks where it has more than pixels.
    /// </returns>
    /// <exception cref="MapPictureException">The options are outside their range, the raster has several bands and none is named, or the mask lies on another grid.</exception>
    /// <exception cref="RasterException">The raster is missing or damaged.</exception>
    /// <exception cref="OutputException">The picture could not be written.</exception>
    public static MapPictureResult Write(string rasterPath, string pngPath, MapPictureOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(rasterPath);
        ArgumentException.ThrowIfNullOrEmpty(pngPath);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        using var raster = RasterFile.Open(rasterPath);
        int band = BandOf(raster, options.Band);
        var extent = MapExtent.Of(raster.Grid, options.MapWidth);
        int block = MapSamples.BlockOf(raster.Grid, extent);
        var samples = MapSamples.Read(raster, band, 1, block)[0];
        var outside = options.NoveltyPath is { } path ? ReadMask(path, raster, block) : null;
        var range = RangeOf(samples, options);
        var drawing = new MapDrawing(samples, outside, extent, options, range.Low, range.High);

        using var picture = drawing.Draw(out var result);
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        AtomicFile.Write(pngPath, png.SaveTo);
        return result;
    }

    private static int BandOf(RasterFile raster, string? name)
    {
        if (name is null)
        {
            return raster.Bands == 1 ? 0 : throw MapPictureException.SeveralBands(raster.Path, raster.BandNames);
        }

        int band = raster.BandNames.ToList().IndexOf(name);
        return band >= 0 ? band : throw MapPictureException.NoBand(raster.Path, name, raster.BandNames);
    }

    private static MapSamples ReadMask(string path, RasterFile map, int block)
    {
        using var mask = RasterFile.Open(path);
        return mask.Grid.Matches(map.Grid)
            ? MapSamples.Read(mask, BandOf(mask, ProspectivityMapping.OutsideBand), 1, block)[0]
            : throw MapPictureException.OtherGrid(path, map.Path);
    }

    /// <summary>The range asked for, its open ends at the 2nd and 98th percentile; never empty.</summary>
    private static (double Low, double High) RangeOf(MapSamples samples, MapPictureOptions options)
    {
        double low = options.Minimum ?? samples.Percentile(0.02), high = options.Maximum ?? samples.Percentile(0.98);
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            // Nothing but missing cells.
            return options is { Minimum: { } from } ? (from, from + 1) : options is { Maximum: { } to } ? (to - 1, to) : (0, 1);
        }

        if (low < high)
        {
            return (low, high);
        }

        // One value everywhere, or all beyond the one end that was asked for.
        double step = Math.Max(1, Math.Abs(low) * 1e-3);
        return options.Maximum is { } fixedHigh ? (fixedHigh - step, fixedHigh) : (low, low + step);
    }
}
