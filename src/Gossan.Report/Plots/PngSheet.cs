using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>A plot in pixels.</summary>
internal sealed class PngSheet : PlotSheet
{
    // Pixels for each unit of the layout: sharp on fine screens and in print.
    private const int Scale = 2;

    private readonly SKSurface surface;
    private readonly SKCanvas canvas;

    public PngSheet(int width, int height)
    {
        surface = SKSurface.Create(new SKImageInfo(width * Scale, height * Scale, SKColorType.Rgba8888, SKAlphaType.Opaque));
        canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
    }

    public override void Fill(SKPath outline, SKColor colour)
    {
        using var paint = MapInk.Fill(colour);
        canvas.DrawPath(outline, paint);
    }

    public override void Stroke(SKPath path, SKColor colour, float width, float[]? dash = null)
    {
        using var paint = MapInk.Stroke(colour, width);
        using var effect = dash is null ? null : SKPathEffect.CreateDash(dash, 0);
        paint.StrokeJoin = SKStrokeJoin.Round;
        paint.PathEffect = effect;
        canvas.DrawPath(path, paint);
    }

    public override void BeginClip(SKRect inside)
    {
        canvas.Save();
        canvas.ClipRect(inside);
    }

    public override void BeginGroup(string name) => canvas.Save();

    public override void EndPart() => canvas.Restore();

    public override void Save(Stream stream)
    {
        using var picture = surface.Snapshot();
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        png.SaveTo(stream);
    }

    public override void Dispose() => surface.Dispose();

    protected override void Write(string text, SKMatrix place, float start, float size, SKColor colour, bool bold)
    {
        using var font = MapFont.Of(size, bold);
        using var paint = MapInk.Fill(colour);
        canvas.Save();
        canvas.Concat(place);
        canvas.DrawText(text, start, 0, SKTextAlign.Left, font, paint);
        canvas.Restore();
    }
}
