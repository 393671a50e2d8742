using System.Globalization;
using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>Text, fills and lines of all pictures.</summary>
internal static class MapInk
{
    public static SKColor Ink { get; } = new(0x22, 0x22, 0x22);

    /// <summary>For what matters less.</summary>
    public static SKColor Faint { get; } = new(0x66, 0x66, 0x66);

    /// <summary>Writes one line; in smaller letters where it is wider than <paramref name="room"/>.</summary>
    public static void Text(SKCanvas canvas, string text, float x, float y, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left, float? room = null, bool bold = false)
    {
        float wanted = WidthOf(text, size, bold);
        using var font = MapFont.Of(room is { } most && wanted > most ? size * most / wanted : size, bold);
        using var paint = Fill(colour);
        canvas.DrawText(text, x, y, align, font, paint);
    }

    /// <summary>The picture's title: smaller where it is too long, and cut off where it would be too small to read.</summary>
    public static void Title(SKCanvas canvas, string text, float x, float y, float size, float room)
    {
        float wanted = WidthOf(text, size, bold: true); // emboldened: wider than plain
        canvas.Save();
        canvas.ClipRect(SKRect.Create(x, y - (2 * size), room, 3 * size));
        Text(canvas, text, x, y, wanted > room ? Math.Max(12, size * room / wanted) : size, Ink, bold: true);
        canvas.Restore();
    }

    public static float WidthOf(string text, float size, bool bold = false)
    {
        using var font = MapFont.Of(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>The text in one line, or in two where there is no room for it in one; broken behind a word where that is not far, and shortened where two are too few.</summary>
    public static (string First, string Second) TwoLines(string text, float size, float room, bool bold = false)
    {
        string line = OneLine(text);
        if (WidthOf(line, size, bold) <= room)
        {
            return (line, "");
        }

        int[] starts = StringInfo.ParseCombiningCharacters(line);
        int letters = Math.Max(1, Most(starts.Length, kept => WidthOf(line[..starts[kept]], size, bold) <= room)), end = letters < starts.Length ? starts[letters] : line.Length;
        int word = line.AsSpan(0, end).LastIndexOfAny(" _-./") + 1;
        end = word > end / 2 ? word : end;
        return (line[..end].TrimEnd(), Shortened(line[end..], size, room, bold));
    }

    /// <summary>
    /// The text in one line, or as much of its beginning and end as there is room for round an ellipsis: names of layers
    /// differ at their end as often as at their beginning. Never cuts a letter from its accent.
    /// </summary>
    public static string Shortened(string text, float size, float room, bool bold = false)
    {
        string line = OneLine(text);
        if (WidthOf(line, size, bold) <= room)
        {
            return line;
        }

        int[] starts = StringInfo.ParseCombiningCharacters(line);
        return Cut(Most(starts.Length, kept => WidthOf(Cut(kept), size, bold) <= room));

        string Cut(int kept) => kept == 0 ? "…" : string.Concat(line.AsSpan(0, starts[kept - (kept / 2)]), "…", kept < 2 ? "" : line.AsSpan(starts[^(kept / 2)]));
    }

    public static SKPaint Fill(SKColor colour, bool antialias = true) => new() { Color = colour, IsAntialias = antialias };

    public static SKPaint Stroke(SKColor colour, float width) => new() { Color = colour, IsAntialias = true, IsStroke = true, StrokeWidth = width };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The highest number below <paramref name="tooMany"/> that fits; 0 always does.</summary>
    private static int Most(int tooMany, Func<int, bool> fits)
    {
        int most = 0;
        while (tooMany - most > 1)
        {
            int middle = (most + tooMany) / 2;
            (most, tooMany) = fits(middle) ? (middle, tooMany) : (most, middle);
        }

        return most;
    }
}
