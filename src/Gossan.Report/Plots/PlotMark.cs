using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>Marks of points: filled ones with a white rim and hollow ones filled white, so that they stand out from the lines.</summary>
internal static class PlotMark
{
    /// <summary>Draws one mark round a point.</summary>
    public static void Draw(PlotSheet sheet, PlotShape shape, SKPoint at, float radius, SKColor colour)
    {
        using var outline = OutlineOf(shape, at, radius);
        switch (shape)
        {
            case PlotShape.Plus or PlotShape.Cross:
                sheet.Stroke(outline, SKColors.White, 5.5f);
                sheet.Stroke(outline, colour, 3);
                break;
            case >= PlotShape.HollowCircle:
                sheet.Fill(outline, SKColors.White);
                sheet.Stroke(outline, colour, 2.2f);
                break;
            default:
                sheet.Stroke(outline, SKColors.White, 2.4f);
                sheet.Fill(outline, colour);
                break;
        }
    }

    private static SKPath OutlineOf(PlotShape shape, SKPoint at, float radius)
    {
        // Reaches that make the areas about the same.
        float side = 0.89f * radius, corner = 1.25f * radius, half = 1.15f * radius, foot = 0.75f * radius;
        var outline = new SKPath();
        var (x, y) = (at.X, at.Y);
        switch (shape)
        {
            case PlotShape.Circle or PlotShape.HollowCircle:
                AddCircle(outline, x, y, radius);
                break;
            case PlotShape.Square or PlotShape.HollowSquare:
                outline.AddRect(new(x - side, y - side, x + side, y + side));
                break;
            case PlotShape.Triangle or PlotShape.HollowTriangle:
                outline.AddPoly([new(x, y - half), new(x + half, y + foot), new(x - half, y + foot)], close: true);
                break;
            case PlotShape.TriangleDown or PlotShape.HollowTriangleDown:
                outline.AddPoly([new(x, y + half), new(x + half, y - foot), new(x - half, y - foot)], close: true);
                break;
            case PlotShape.Diamond or PlotShape.HollowDiamond:
                outline.AddPoly([new(x, y - corner), new(x + corner, y), new(x, y + corner), new(x - corner, y)], close: true);
                break;
            case PlotShape.Plus:
                outline.AddPoly([new(x - half, y), new(x + half, y)], close: false);
                outline.AddPoly([new(x, y - half), new(x, y + half)], close: false);
                break;
            default:
                outline.AddPoly([new(x - side, y - side), new(x + side, y + side)], close: false);
                outline.AddPoly([new(x - side, y + side), new(x + side, y - side)], close: false);
                break;
        }

        return outline;
    }

    /// <summary>Four curves, true to a fortieth of a percent: Skia's own circle becomes dozens in a file of curves.</summary>
    private static void AddCircle(SKPath outline, float x, float y, float radius)
    {
        float pull = 0.5523f * radius;
        outline.MoveTo(x + radius, y);
        outline.CubicTo(x + radius, y + pull, x + pull, y + radius, x, y + radius);
        outline.CubicTo(x - pull, y + radius, x - radius, y + pull, x - radius, y);
        outline.CubicTo(x - radius, y - pull, x - pull, y - radius, x, y - radius);
        outline.CubicTo(x + pull, y - radius, x + radius, y - pull, x + radius, y);
        outline.Close();
    }
}
