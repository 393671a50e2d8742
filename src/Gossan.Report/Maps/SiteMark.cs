using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>The symbols of sites: white with a dark rim, so that they stand out from dark and light colours alike.</summary>
internal static class SiteMark
{
    /// <summary>Radius on a map of full size, in pixels.</summary>
    public const float Radius = 6.5f;

    /// <summary>Draws one symbol round a point; lines get thinner with the radius, to about a pixel, and a hollow symbol stays so large that the map shows in it.</summary>
    public static void Draw(SKCanvas canvas, SiteSymbol symbol, float x, float y, float radius)
    {
        float scale = radius / Radius;
        if (symbol == SiteSymbol.FilledCircle)
        {
            using var white = MapInk.Fill(SKColors.White);
            using var rim = MapInk.Stroke(MapInk.Ink, Math.Max(1.2f, 2 * scale));
            canvas.DrawCircle(x, y, radius, white);
            canvas.DrawCircle(x, y, radius, rim);
            return;
        }

        float reach = Math.Max(4.6f, 9 * scale), inner = Math.Max(1.2f, 2.5f * scale);
        using var outline = OutlineOf(symbol, x, y, reach);
        if (symbol is SiteSymbol.FilledTriangle or SiteSymbol.FilledDiamond)
        {
            using var white = MapInk.Fill(SKColors.White);
            using var rim = MapInk.Stroke(MapInk.Ink, Math.Max(1.2f, 2 * scale));
            canvas.DrawPath(outline, white);
            canvas.DrawPath(outline, rim);
            return;
        }

        using var dark = MapInk.Stroke(MapInk.Ink, inner + Math.Max(2, 3 * scale));
        using var light = MapInk.Stroke(SKColors.White, inner);
        canvas.DrawPath(outline, dark);
        canvas.DrawPath(outline, light);
    }

    /// <summary>A line of the legend: the layer's name and how many of its sites lie on the map.</summary>
    public static string Words(SiteLayer layer, int shown) =>
        shown == layer.Points.Count ? $"{layer.Name} ({shown})" : $"{layer.Name} ({shown} of {layer.Points.Count})";

    private static SKPath OutlineOf(SiteSymbol symbol, float x, float y, float reach)
    {
        // Corners so far out that the areas are about the same.
        float side = 0.75f * reach;
        SKPoint[] corners = symbol switch
        {
            SiteSymbol.FilledTriangle => [new(x, y - reach), new(x + reach, y + side), new(x - reach, y + side)],
            SiteSymbol.HollowTriangle => [new(x, y + reach), new(x + reach, y - side), new(x - reach, y - side)],
            SiteSymbol.HollowSquare => [new(x - side, y - side), new(x + side, y - side), new(x + side, y + side), new(x - side, y + side)],
            _ => [new(x, y - reach), new(x + reach, y), new(x, y + reach), new(x - reach, y)],
        };
        var outline = new SKPath();
        outline.AddPoly(corners, close: true);
        return outline;
    }
}
