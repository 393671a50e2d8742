using SkiaSharp;

namespace Gossan.Report.Page;

/// <summary>Files as addresses that hold them, so that the page needs no other file.</summary>
internal static class DataUris
{
    /// <summary>Of WebP without loss how hard it tries, and with loss how little is lost; of 100.</summary>
    private const int Effort = 25, Quality = 92;

    /// <summary>A picture.</summary>
    /// <param name="path">A PNG or SVG file; a PNG is made narrower where it is wider than wanted and that saves anything, which it does not where cells are whole pixels.</param>
    /// <param name="mostPixels">Widest, in pixels.</param>
    public static string OfFile(string path, int mostPixels) => path.EndsWith(".svg", StringComparison.Ordinal) ? OfSvg(File.ReadAllText(path)) : OfPng(path, mostPixels);

    /// <summary>A picture in memory, as WebP, which every browser reads since 2020.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="exact">Whether nothing may be lost; else so little that no eye sees it.</param>
    public static string OfPicture(SKBitmap picture, bool exact)
    {
        using var pixels = picture.PeekPixels();
        using var packed = pixels.Encode(exact ? new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, Effort) : new(SKWebpEncoderCompression.Lossy, Quality))!;
        return "data:image/webp;base64," + Convert.ToBase64String(packed.AsSpan());
    }

    private static string OfPng(string path, int mostPixels)
    {
        using var picture = SKBitmap.Decode(path);
        if (picture is null)
        {
            return "data:image/png;base64," + Convert.ToBase64String(File.ReadAllBytes(path));
        }

        string whole = OfPicture(picture, exact: true);
        if (picture.Width <= mostPixels)
        {
            return whole;
        }

        using var smaller = picture.Resize(new SKSizeI(mostPixels, Math.Max(1, picture.Height * mostPixels / picture.Width)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        // Its pixels are means already, and losing nothing of them takes four times as much.
        string narrow = OfPicture(smaller, exact: false);
        return narrow.Length < whole.Length ? narrow : whole;
    }

    /// <summary>Curves as text, which is a quarter shorter than in base 64; what ends an address or an attribute is written as its number.</summary>
    private static string OfSvg(string svg) => "data:image/svg+xml," + svg.ReplaceLineEndings(" ")
        .Replace("%", "%25", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal)
        .Replace("'", "%26apos;", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
}
