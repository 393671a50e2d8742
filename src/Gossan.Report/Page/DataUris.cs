using SkiaSharp;

namespace Gossan.Report.Page;

/// <summary>Files as addresses that hold them, so that the page needs no other file.</summary>
internal static class DataUris
{
    /// <summary>A picture.</summary>
    /// <param name="path">A PNG or SVG file; a PNG is made narrower where it is wider than wanted and that saves anything, which it does not where cells are whole pixels.</param>
    /// <param name="mostPixels">Widest, in pixels.</param>
    public static string OfFile(string path, int mostPixels) => path.EndsWith(".svg", StringComparison.Ordinal) ? Whole(path) : OfPng(path, mostPixels);

    /// <summary>A picture in memory, as PNG.</summary>
    public static string OfPicture(SKBitmap picture)
    {
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return "data:image/png;base64," + Convert.ToBase64String(png.AsSpan());
    }

    private static string OfPng(string path, int mostPixels)
    {
        using var picture = SKBitmap.Decode(path);
        if (picture is null || picture.Width <= mostPixels)
        {
            return Whole(path);
        }

        using var smaller = picture.Resize(new SKSizeI(mostPixels, Math.Max(1, picture.Height * mostPixels / picture.Width)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        string narrow = OfPicture(smaller), whole = Whole(path);
        return narrow.Length < whole.Length ? narrow : whole;
    }

    private static string Whole(string path) =>
        $"data:image/{(path.EndsWith(".svg", StringComparison.Ordinal) ? "svg+xml" : "png")};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
}
