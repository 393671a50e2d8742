using Gossan.Grids;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Stacks;

/// <summary>All bands of an evidence stack on one picture, a small map each, with the known sites: to see at a glance what a model is given.</summary>
/// <remarks>
/// Plain PNG, drawn like <see cref="MapPicture"/>. Each quantity has its own range, from the 2nd to the 98th percentile of
/// what is drawn; the ends of its colour bar say "≤" and "≥" where cells lie beyond them. Missing cells are light grey,
/// and how many they are is counted on all cells of the raster.
/// </remarks>
public static class StackPicture
{
    /// <summary>Draws a raster of one or more bands.</summary>
    /// <param name="rasterPath">An evidence stack, or any raster that GDAL opens.</param>
    /// <param name="picturePath">The picture (PNG); overwritten as a whole.</param>
    /// <param name="options">Title, names of the bands, sites, size.</param>
    /// <returns>
    /// Size of the picture, at most 8000 x 8000 pixels, and places of the maps in it. The same raster and options give the
    /// same bytes. Memory grows with the picture (some 20 bytes per pixel, 400 MB at most) and not with the raster: cells are
    /// averaged in blocks where there are more than pixels, and all are read.
    /// </returns>
    /// <exception cref="MapPictureException">The options are outside their range, or describe another number of bands than there are.</exception>
    /// <exception cref="RasterException">The raster is missing or damaged.</exception>
    /// <exception cref="OutputException">The picture could not be written.</exception>
    public static StackPictureResult Write(string rasterPath, string picturePath, StackPictureOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(rasterPath);
        ArgumentException.ThrowIfNullOrEmpty(picturePath);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        using var raster = RasterFile.Open(rasterPath);
        if (options.Bands is { } views && views.Count != raster.Bands)
        {
            throw MapPictureException.BandViews(rasterPath, raster.Bands, views.Count);
        }

        using var drawing = new StackDrawing(raster, options);
        using var picture = drawing.Draw(out var result);
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        AtomicFile.Write(picturePath, png.SaveTo);
        return result;
    }
}
