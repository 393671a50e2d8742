using System.Globalization;
using Gossan.Report.Maps;
using SkiaSharp;
using static Gossan.Report.Maps.MapInk;

namespace Gossan.Report.Stacks;

/// <summary>One band: its name, its map, its colours, its missing cells.</summary>
internal sealed class StackPanel
{
    private const int TitleSize = 15;
    private const int SmallSize = 12;
    private const int TitleHeight = 18;
    private const int SmallHeight = 17;
    private const int BarHeight = 8;

    private readonly int number;
    private readonly MapSamples samples;
    private readonly StackBandView view;
    private readonly ColourRamp ramp;
    private readonly bool binary;
    private readonly double low;
    private readonly double high;

    /// <summary>Settles the colours of a band.</summary>
    /// <param name="number">The band's, 1 for the first: tells bands apart whose names do not.</param>
    /// <param name="samples">The band's cells.</param>
    /// <param name="view">How it is called.</param>
    /// <param name="ramp">The colours of a quantity.</param>
    public StackPanel(int number, MapSamples samples, StackBandView view, ColourRamp ramp)
    {
        (this.number, this.samples, this.view, this.ramp) = (number, samples, view, ramp);
        binary = view.Binary && samples.ZeroOrOne;
        (low, high) = binary ? (0, 1) : (samples.Percentile(0.02), samples.Percentile(0.98));
        if (low >= high)
        {
            // Few cells differ from all others: they are what there is to see.
            (low, high) = (samples.Minimum, samples.Maximum);
        }
    }

    /// <summary>Absent and present: sand and blue, far apart in lightness and for the colour-blind, and neither of them grey.</summary>
    public static (SKColor Absent, SKColor Present) BinaryColours { get; } = (new(0xF3, 0xE3, 0xBC), new(0x2F, 0x64, 0x8E));

    /// <summary>Room above the maps of panels of some width, the same for all: one line for names, or two where one of them is too long.</summary>
    public static Func<int, int> RoomAbove(IReadOnlyList<StackBandView> views)
    {
        float widest = IndentOf(views.Count) + views.Max(view => WidthOf(view.Title, TitleSize, bold: true));
        int smallLine = views.Any(view => view.What.Length > 0) ? SmallHeight : 0;
        return width => TitleHeight + smallLine + (widest > width ? TitleHeight : 0) + 6;
    }

    private double MissingShare => samples.Missing / (double)samples.Grid.Cells;

    /// <summary>Draws the panel.</summary>
    public StackPanelResult Draw(SKCanvas canvas, MapExtent extent, SKImage sites, int left, int top, int mapTop, int width)
    {
        int map = top + mapTop, bottom = map + extent.Height;
        DrawNames(canvas, left, map - 8, width);
        MapCells.Draw(canvas, samples, extent, left, map, ColourOf);
        canvas.DrawImage(sites, left, map);
        using var frame = Stroke(Faint, 1);
        canvas.DrawRect(left - 0.5f, map - 0.5f, extent.Width + 1, extent.Height + 1, frame);
        DrawColourBar(canvas, left, bottom + 6, width);
        Text(canvas, Caption(), left, bottom + 44, SmallSize, Faint, room: width);
        return new(view.Title, left, map, low, high, MissingShare, binary ? samples.Mean : null);
    }

    /// <summary>Upward from the map: what the band is in a small line, its name above that in one line or two.</summary>
    private void DrawNames(SKCanvas canvas, int left, int baseline, int width)
    {
        if (view.What.Length > 0)
        {
            Text(canvas, Shortened(view.What, SmallSize, width), left, baseline, SmallSize, Faint);
            baseline -= SmallHeight;
        }

        float indent = IndentOf(number);
        var (first, second) = TwoLines(view.Title, TitleSize, width - indent, bold: true);
        if (second.Length > 0)
        {
            Text(canvas, second, left + indent, baseline, TitleSize, Ink, bold: true);
            baseline -= TitleHeight;
        }

        Text(canvas, first, left + indent, baseline, TitleSize, Ink, bold: true);
        Text(canvas, Digits(number), left, baseline, SmallSize, Faint);
    }

    /// <summary>Of a block of cells the mean, as for quantities; a single one among zeros stays visible.</summary>
    private SKColor ColourOf(float value)
    {
        if (binary)
        {
            var (absent, present) = BinaryColours;
            double share = value <= 0 ? 0 : 0.6 + (0.4 * value);
            return new(Between(absent.Red, present.Red), Between(absent.Green, present.Green), Between(absent.Blue, present.Blue));

            byte Between(byte from, byte to) => (byte)Math.Round(from + (share * (to - from)));
        }

        var (red, green, blue) = ramp.At(low < high ? (value - low) / (high - low) : 0.5);
        return new(red, green, blue);
    }

    /// <summary>Colours from low to high, and the values of the two ends; nothing where there is no value.</summary>
    private void DrawColourBar(SKCanvas canvas, int left, int top, int width)
    {
        if (double.IsNaN(low))
        {
            return;
        }

        for (int x = 0; x < width; x++)
        {
            double share = (x + 0.5) / width;
            using var colour = Fill(ColourOf((float)(binary ? Math.Round(share) : low + (share * (high - low)))), antialias: false);
            canvas.DrawRect(left + x, top, 1, BarHeight, colour);
        }

        int baseline = top + BarHeight + 14;
        if (low < high)
        {
            double step = binary ? 1 : MapExtent.RoundNumber((high - low) / 100);
            Text(canvas, (samples.Minimum < low ? "≤ " : "") + MapWords.Legible(low, step), left, baseline, SmallSize, Ink, room: (width / 2) - 4);
            Text(canvas, (samples.Maximum > high ? "≥ " : "") + MapWords.Legible(high, step), left + width, baseline, SmallSize, Ink, SKTextAlign.Right, room: (width / 2) - 4);
        }
        else
        {
            Text(canvas, low.ToString("G6", CultureInfo.InvariantCulture) + " everywhere", left, baseline, SmallSize, Ink, room: width);
        }
    }

    private string Caption()
    {
        if (double.IsNaN(low))
        {
            return "all cells missing";
        }

        string missing = samples.Missing == 0 ? "none missing" : $"{Percent(MissingShare)} missing";
        return binary ? $"{Percent(samples.Mean)} ones, {missing}" : missing;
    }

    private static float IndentOf(int number) => WidthOf(Digits(number), SmallSize) + 6;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Per cent, never rounded to none or all where that is not so.</summary>
    private static string Percent(double share) => (share * 100) switch
    {
        0 or 100 => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %"),
        < 0.001 => "< 0.001 %",
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.000} %"),
        > 99.9 => "> 99.9 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %"),
    };
}
