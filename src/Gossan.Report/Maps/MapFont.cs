using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>The one typeface of all pictures: DejaVu Sans, carried along, so that pictures are the same on every machine.</summary>
internal static class MapFont
{
    private static readonly Lazy<SKTypeface> Typeface = new(() =>
    {
        using var stream = typeof(MapFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    });

    /// <summary>A font of some pixels; to be disposed.</summary>
    public static SKFont Of(float size, bool bold = false) => new(Typeface.Value, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        Embolden = bold,
    };
}
