using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>The names of the lines, beside the plot so that they hide nothing.</summary>
internal sealed class PlotLegend
{
    public const float TextSize = 18;
    private const float Sample = 50;
    private const float Gap = 12;
    private const float MostText = 266;
    private const float Line = 23;

    private readonly List<Entry> entries = [];

    private float TextWidth => Math.Min(MostText, entries.Max(entry => Math.Max(MapInk.WidthOf(entry.Name, TextSize), MapInk.WidthOf(entry.Detail ?? "", TextSize))) + 1);

    /// <summary>Room to the right of the plot, in pixels.</summary>
    public float Width => Sample + Gap + TextWidth;

    /// <summary>Adds a name, what stands under it, and what draws its sample in a rectangle.</summary>
    public void Add(string name, string? detail, Action<PlotSheet, SKRect> sample) => entries.Add(new(name, detail, sample));

    /// <summary>Draws all names, from the top; on one line each where there is no room for two.</summary>
    public void Draw(PlotSheet sheet, float left, float top, float height)
    {
        var words = entries.ConvertAll(LinesOf);
        float wanted = words.Sum(lines => HeightOf(lines.Second.Length > 0));
        bool single = wanted > height;
        float y = top;
        foreach (var (entry, (first, second)) in entries.Zip(words))
        {
            bool two = !single && second.Length > 0;
            float tall = single ? Math.Min(HeightOf(two: false), height / entries.Count) : HeightOf(two), middle = y + (tall / 2);
            entry.Sample(sheet, SKRect.Create(left, middle - 9, Sample, 18));
            float x = left + Sample + Gap, baseline = middle + (TextSize * 0.36f);
            if (two)
            {
                sheet.Text(first, x, baseline - (Line / 2), TextSize, MapInk.Ink);
                sheet.Text(second, x, baseline + (Line / 2), TextSize, MapInk.Ink);
            }
            else
            {
                sheet.Text(single ? MapInk.Shortened(entry.InOne, TextSize, TextWidth) : first, x, baseline, TextSize, MapInk.Ink);
            }

            y += tall;
        }
    }

    private (string First, string Second) LinesOf(Entry entry) => entry.Detail is { Length: > 0 } detail
        ? (MapInk.Shortened(entry.Name, TextSize, TextWidth), MapInk.Shortened(detail, TextSize, TextWidth))
        : PlotWords.TwoLines(entry.Name, TextSize, TextWidth);

    private static float HeightOf(bool two) => two ? Line + 34 : 36;

    private readonly record struct Entry(string Name, string? Detail, Action<PlotSheet, SKRect> Sample)
    {
        public string InOne => Detail is { Length: > 0 } ? $"{Name}, {Detail}" : Name;
    }
}
