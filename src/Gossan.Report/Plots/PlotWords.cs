using Gossan.Report.Maps;

namespace Gossan.Report.Plots;

/// <summary>Names of lines and rows, put on two lines where one is too short.</summary>
internal static class PlotWords
{
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
