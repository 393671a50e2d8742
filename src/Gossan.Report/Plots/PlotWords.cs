using System.Globalization;
using Gossan.Report.Maps;

namespace Gossan.Report.Plots;

/// <summary>Words of plots: names of lines and rows, put on two lines where one is too short, and counts.</summary>
internal static class PlotWords
{
    /// <summary>"1 seed", "3 seeds".</summary>
    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s");

    /// <summary>Broken at a space where the first line then is at least half full, so that numbers stay whole; else as names of layers are.</summary>
    public static (string First, string Second) TwoLines(string text, float size, float room)
    {
        if (MapInk.WidthOf(text, size) <= room)
        {
            return (text, "");
        }

        for (int space = text.LastIndexOf(' '); space > 0; space = text.LastIndexOf(' ', space - 1))
        {
            float width = MapInk.WidthOf(text[..space], size);
            if (width < room / 2)
            {
                break;
            }

            if (width <= room)
            {
                return (text[..space], MapInk.Shortened(text[space..], size, room));
            }
        }

        return MapInk.TwoLines(text, size, room);
    }
}
