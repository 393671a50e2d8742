using System.Globalization;
using Gossan.Grids;
using SkiaSharp;
using static Gossan.Report.Maps.MapInk;

namespace Gossan.Report.Maps;

/// <summary>A bar of round kilometres.</summary>
/// <param name="Kilometres">What the bar stands for.</param>
/// <param name="Length">Its length in pixels.</param>
internal sealed record ScaleBar(double Kilometres, float Length)
{
    /// <summary>Pixels from the bar's top to the baseline of its numbers.</summary>
    public const int Height = 26;

    private const int TextSize = 14;

    /// <summary>The longest bar of at most some pixels, for reference systems in metres (or feet); degrees have no one scale.</summary>
    public static ScaleBar? Of(Grid grid, MapExtent extent, int most)
    {
        if (MapExtent.MetresPerUnit(grid.Crs) is not { } metresPerUnit)
        {
            return null;
        }

        double metresPerPixel = extent.UnitsPerPixelX * metresPerUnit, kilometres = MapExtent.RoundNumber(most * metresPerPixel / 1000);
        return new(kilometres, (float)(kilometres * 1000 / metresPerPixel));
    }

    /// <summary>Draws the bar to the right of and below a point, its last number a little beyond its end.</summary>
    public void Draw(SKCanvas canvas, float x, float y)
    {
        using var black = Fill(Ink, antialias: false);
        using var line = Stroke(Ink, 1);
        canvas.DrawRect(x, y, Length / 2, 7, black);
        canvas.DrawRect(x + 0.5f, y + 0.5f, Length, 7, line);
        Text(canvas, "0", x, y + Height, TextSize, Ink, SKTextAlign.Left);
        string half = Number(Kilometres / 2), whole = Number(Kilometres) + " km";
        Text(canvas, whole, x + Length, y + Height, TextSize, Ink, SKTextAlign.Center);
        if (Length > WidthOf(half, TextSize) + WidthOf(whole, TextSize) + TextSize)
        {
            Text(canvas, half, x + (Length / 2), y + Height, TextSize, Ink, SKTextAlign.Center);
        }

        static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
    }

    /// <summary>An arrow to the north, 32 pixels high, with its tip at a point.</summary>
    public static void DrawNorth(SKCanvas canvas, float x, float y)
    {
        using var arrow = new SKPath();
        arrow.AddPoly([new(x, y), new(x + 10, y + 32), new(x, y + 25), new(x - 10, y + 32)], close: true);
        using var black = Fill(Ink);
        canvas.DrawPath(arrow, black);
        Text(canvas, "N", x + 18, y + 24, 17, Ink);
    }
}
