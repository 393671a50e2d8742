using SkiaSharp;

namespace Gossan.Report.Tests.Plots;

/// <summary>The colour of a plot's picture at a place of its layout, which is half as wide as the picture.</summary>
internal static class PlotPixels
{
    public const int Scale = 2;

    public static SKColor At(this SKBitmap picture, double x, double y) => picture.GetPixel((int)(x * Scale), (int)(y * Scale));
}
