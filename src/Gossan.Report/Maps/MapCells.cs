using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>The cells of a map in colour.</summary>
internal static class MapCells
{
    /// <summary>Missing cells: a grey, and so no colour of a ramp.</summary>
    public static SKColor Missing { get; } = new(0xE4, 0xE4, 0xE4);

    /// <summary>Draws each pixel in the colour of the sample that holds its centre, pale and hatched where most of its cells are outside.</summary>
    public static void Draw(SKCanvas canvas, MapSamples samples, MapExtent extent, int left, int top, Func<float, SKColor> colourOf, MapSamples? outside = null)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(extent.Width, extent.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = new SKColor[extent.Width * extent.Height];
        for (int i = 0; i < pixels.Length; i++)
        {
            var (row, column) = Math.DivRem(i, extent.Width);
            var (x, y) = extent.CentreOf(pixelX: column, pixelY: row);
            var place = samples.Grid.Transform.ApplyInverse(x, y);
            float value = samples.At(place.Column, place.Row);
            var colour = float.IsNaN(value) ? Missing : colourOf(value);
            bool pale = !float.IsNaN(value) && outside?.At(place.Column, place.Row) >= 0.5f;
            pixels[i] = pale ? OutsideInk.Of(colour, row, column) : colour;
        }

        bitmap.Pixels = pixels;
        canvas.DrawBitmap(bitmap, left, top);
    }
}
