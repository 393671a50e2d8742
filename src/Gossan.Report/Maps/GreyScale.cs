using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>Values as 8-bit grey, which the browser colours and reads values from: 0 is missing, 1 to 255 run from a low to a high value.</summary>
public static class GreyScale
{
    // The strongest compression takes ten times as long and saves a tenth.
    private const int Compression = 4;

    /// <summary>The grey of a value.</summary>
    /// <param name="value">The value, or NaN.</param>
    /// <param name="low">Value of grey 1.</param>
    /// <param name="high">Value of grey 255; above <paramref name="low"/>.</param>
    public static byte Of(float value, double low, double high) =>
        float.IsNaN(value) ? (byte)0 : (byte)(1 + Math.Round(254 * Math.Clamp((value - low) / (high - low), 0, 1)));

    /// <summary>The two ends of a scale over some values.</summary>
    /// <param name="low">The low end, or <see langword="null"/> for the 2nd percentile.</param>
    /// <param name="high">The high end, or <see langword="null"/> for the 98th percentile.</param>
    /// <param name="percentile">The value below which a share of the values lies; NaN where all are missing.</param>
    /// <returns>A low below a high, whatever the values.</returns>
    public static (double Low, double High) Ends(double? low, double? high, Func<double, double> percentile)
    {
        ArgumentNullException.ThrowIfNull(percentile);
        double from = low ?? percentile(0.02), to = high ?? percentile(0.98);
        return to > from ? (from, to) : double.IsNaN(from) ? (0, 1) : (from, from + 1);
    }

    /// <summary>A grey picture as PNG.</summary>
    public static byte[] Png(SKBitmap picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var pixels = picture.PeekPixels();
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, Compression))!;
        return png.ToArray();
    }
}
