using System.Globalization;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>What all plots share: title, axes with ticks and labels, the note.</summary>
internal static class PlotFrame
{
    // Narrow, so that letters can still be read where the plot is as wide as a phone or half a page.
    public const int Width = 1000;
    public const int Top = 84;
    public const int Bottom = 136;
    public const int Right = 32;
    public const float TickSize = 18;
    public const float LabelSize = 21;
    private const float TitleSize = 28;
    private const float SmallestTitle = 20;
    private const float NoteSize = 16;

    private static readonly SKColor Grid = new(0xE6, 0xE6, 0xE6);

    /// <summary>The ticks of the x axis: the words or values asked for, else round numbers.</summary>
    public static List<(double At, string Words)> XTicks(PlotAxis axis, PlotOptions options)
    {
        if (options.XTicks is null && options.XTickValues is null)
        {
            return axis.Ticks();
        }

        return [.. Enumerable.Range(0, options.XTicks?.Count ?? options.XTickValues!.Count)
            .Select(i => (At: options.XTickValues?[i] ?? i, Words: options.XTicks?[i] ?? options.XTickValues![i].ToString("G6", CultureInfo.InvariantCulture)))
            .Where(tick => axis.Shows(tick.At)).OrderBy(tick => tick.At)];
    }

    /// <summary>Room that words of the y axis take to the left of the plot, in pixels.</summary>
    public static float LeftOf(IEnumerable<(double At, string Words)> ticks, PlotOptions options) =>
        28 + (options.YLabel.Length > 0 ? 36 : 0) + ticks.Select(tick => MapInk.WidthOf(tick.Words, TickSize)).DefaultIfEmpty(0).Max() + 14;

    /// <summary>Title and note.</summary>
    public static void DrawWords(PlotSheet sheet, SKRect area, float height, float left, PlotOptions options)
    {
        float room = Width - left - Right, wanted = MapInk.WidthOf(options.Title, TitleSize, bold: true);
        float size = wanted > room ? Math.Max(SmallestTitle, TitleSize * room / wanted) : TitleSize;
        sheet.Text(MapInk.Shortened(options.Title, size, room, bold: true), left, 50, size, MapInk.Ink, bold: true);
        if (options.XLabel.Length > 0)
        {
            // In the middle of the axis, or as near as it has room.
            string label = MapInk.Shortened(options.XLabel, LabelSize, room);
            float half = MapInk.WidthOf(label, LabelSize) / 2;
            sheet.Text(label, Math.Max(left + half, Math.Min(area.MidX, Width - Right - half)), area.Bottom + 66, LabelSize, MapInk.Ink, SKTextAlign.Center);
        }

        if (options.Note is { Length: > 0 } note)
        {
            var (first, second) = PlotWords.TwoLines(note, NoteSize, room);
            sheet.Text(first, left, height - 36, NoteSize, MapInk.Faint);
            sheet.Text(second, left, height - 14, NoteSize, MapInk.Faint);
        }
    }

    /// <summary>Faint lines up from the ticks of the x axis, and their words, left out where they would touch.</summary>
    public static void DrawX(PlotSheet sheet, SKRect area, PlotAxis axis, PlotOptions options)
    {
        var ticks = XTicks(axis, options);
        float taken = float.NegativeInfinity, most = options.XTicks is null ? float.PositiveInfinity : (area.Width / Math.Max(1, ticks.Count)) - 10;
        foreach (var (at, words) in ticks)
        {
            float x = axis.Of(at);
            Line(sheet, x, area.Top, x, area.Bottom, Grid, 1);
            Line(sheet, x, area.Bottom, x, area.Bottom + 7, MapInk.Ink, 1.2f);
            string shown = float.IsFinite(most) ? MapInk.Shortened(words, TickSize, most) : words;
            float half = MapInk.WidthOf(shown, TickSize) / 2;
            if (x - half > taken + 8)
            {
                sheet.Text(shown, x, area.Bottom + 29, TickSize, MapInk.Ink, SKTextAlign.Center);
                taken = x + half;
            }
        }
    }

    /// <summary>Faint lines from the ticks of the y axis, their words and the axis' label along it.</summary>
    public static void DrawY(PlotSheet sheet, SKRect area, PlotAxis axis, PlotOptions options)
    {
        foreach (var (at, words) in axis.Ticks())
        {
            float y = axis.Of(at);
            Line(sheet, area.Left, y, area.Right, y, Grid, 1);
            Line(sheet, area.Left - 7, y, area.Left, y, MapInk.Ink, 1.2f);
            sheet.Text(words, area.Left - 13, y + (TickSize * 0.36f), TickSize, MapInk.Ink, SKTextAlign.Right);
        }

        if (options.YLabel.Length > 0)
        {
            sheet.Text(MapInk.Shortened(options.YLabel, LabelSize, area.Height + 60), 40, area.MidY, LabelSize, MapInk.Ink, SKTextAlign.Center, degrees: -90);
        }
    }

    public static void DrawBox(PlotSheet sheet, SKRect area)
    {
        using var box = new SKPath();
        box.AddRect(area);
        sheet.Stroke(box, MapInk.Ink, 1.2f);
    }

    public static void Line(PlotSheet sheet, float fromX, float fromY, float toX, float toY, SKColor colour, float width, float[]? dash = null)
    {
        using var line = new SKPath();
        line.MoveTo(fromX, fromY);
        line.LineTo(toX, toY);
        sheet.Stroke(line, colour, width, dash);
    }
}
