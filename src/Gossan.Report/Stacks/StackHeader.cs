using System.Globalization;
using Gossan.Grids;
using Gossan.Report.Maps;
using SkiaSharp;
using static Gossan.Report.Maps.MapInk;

namespace Gossan.Report.Stacks;

/// <summary>What stands above the panels and holds for all of them: title, grid, symbols, scale. Breaks into lines where the picture is narrow.</summary>
internal sealed class StackHeader
{
    private const int TitleSize = 28;
    private const int FactSize = 14;
    private const int LegendSize = 15;
    private const int FactHeight = 20;
    private const int LegendHeight = 36;
    private const int Swatch = 24;
    private const int ScaleLength = 160;
    private const int ScaleRoom = 200;
    private const int LongestWords = 320;

    private readonly StackPictureOptions options;
    private readonly Grid grid;
    private readonly string crs;
    private readonly string bands;
    private readonly List<(float Width, Action<SKCanvas, float, float, MapExtent> Draw)> legend = [];

    /// <summary>Says what there is to explain; <paramref name="shown"/> of the sites of each layer lie on the maps.</summary>
    public StackHeader(StackPictureOptions options, Grid grid, int bands, IReadOnlyList<int> shown)
    {
        (this.options, this.grid) = (options, grid);
        crs = CoordinateSystem.NameOf(grid.Crs);
        this.bands = bands == 1 ? "1 band" : string.Create(CultureInfo.InvariantCulture, $"{bands} bands");
        var (red, green, blue) = options.Ramp.At(0.35);
        foreach (var (layer, count) in options.Sites.Zip(shown))
        {
            // On a colour of the maps: white symbols would vanish on paper.
            AddSwatch(SiteMark.Words(layer, count), new(red, green, blue), (canvas, x, y) => SiteMark.Draw(canvas, layer.Symbol, x, y, SiteMark.Radius * 0.6f));
        }

        AddSwatch("no data", MapCells.Missing, (_, _, _) => { });
        legend.Add((40, (canvas, x, y, _) => ScaleBar.DrawNorth(canvas, x + 10, y - 16)));
        if (MapExtent.MetresPerUnit(grid.Crs) is not null)
        {
            legend.Add((ScaleRoom, (canvas, x, y, extent) => ScaleBar.Of(grid, extent, most: ScaleLength)!.Draw(canvas, x, y - 12)));
        }

    }

    /// <summary>The header's height on a picture of some width, down to the first panel.</summary>
    public int HeightOn(int width, MapExtent extent)
    {
        int room = width - (2 * StackLayout.Margin);
        var facts = FactsOf(extent);
        return 56 + (FactHeight * LinesOf(facts.Select(WidthOfFact), room)) + 12 + (LegendHeight * LinesOf(legend.Select(item => item.Width), room)) + 16;
    }

    public void Draw(SKCanvas canvas, int width, MapExtent extent)
    {
        int room = width - (2 * StackLayout.Margin), line = 0;
        var facts = FactsOf(extent);
        Title(canvas, options.Title, StackLayout.Margin, 44, TitleSize, room);
        foreach (var (place, fact) in Flow(facts.Select(WidthOfFact), room).Zip(facts))
        {
            // A dot between two facts, and none at the beginning of a line.
            string text = place.X > 0 ? "·   " + fact : fact;
            float x = StackLayout.Margin + Math.Max(0, place.X - WidthOf("·   ", FactSize));
            Text(canvas, text, x, 70 + (place.Line * FactHeight), FactSize, Faint, room: room);
            line = place.Line;
        }

        float top = 56 + (FactHeight * (line + 1)) + 12;
        foreach (var (place, item) in Flow(legend.Select(item => item.Width), room).Zip(legend))
        {
            item.Draw(canvas, StackLayout.Margin + place.X, top + (LegendHeight * (place.Line + 0.5f)), extent);
        }
    }

    private List<string> FactsOf(MapExtent extent)
    {
        int block = MapSamples.BlockOf(grid, extent);
        string[] blocks = block == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"drawn as means of {block} x {block} cells")];
        return [crs, MapWords.CellsOf(grid), bands, .. blocks, "colours from the 2nd to the 98th percentile of each band"];
    }

    private static float WidthOfFact(string fact) => WidthOf(fact, FactSize) + WidthOf("·   ", FactSize);

    private static int LinesOf(IEnumerable<float> widths, int room) => Flow(widths, room).Select(place => place.Line + 1).DefaultIfEmpty(0).Last();

    /// <summary>Places side by side, and on the next line where there is no more room.</summary>
    private static IEnumerable<(float X, int Line)> Flow(IEnumerable<float> widths, int room)
    {
        const int Gap = 16;
        float x = 0;
        int line = 0;
        foreach (float width in widths)
        {
            if (x > 0 && x + width > room)
            {
                (x, line) = (0, line + 1);
            }

            yield return (x, line);
            x += width + Gap;
        }
    }

    private void AddSwatch(string words, SKColor colour, Action<SKCanvas, float, float> symbol)
    {
        words = Shortened(words, LegendSize, LongestWords);
        legend.Add((Swatch + 10 + WidthOf(words, LegendSize), (canvas, x, y, _) =>
        {
            using var fill = Fill(colour, antialias: false);
            using var line = Stroke(Faint, 1);
            float top = y - (Swatch / 2);
            canvas.DrawRect(x, top, Swatch, Swatch, fill);
            canvas.DrawRect(x + 0.5f, top + 0.5f, Swatch - 1, Swatch - 1, line);
            symbol(canvas, x + (Swatch / 2), y);
            Text(canvas, words, x + Swatch + 10, y + 5, LegendSize, Ink);
        }
        ));
    }
}
