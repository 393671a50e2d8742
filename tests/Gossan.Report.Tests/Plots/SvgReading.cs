using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace Gossan.Report.Tests.Plots;

/// <summary>Draws what an SVG says, as far as plots use the format, so that it can be held against the picture in pixels.</summary>
internal static class SvgReading
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    public static SKBitmap Draw(XDocument drawing)
    {
        var root = drawing.Root!;
        var picture = new SKBitmap(PlotPixels.Scale * (int)root.Attribute("width")!, PlotPixels.Scale * (int)root.Attribute("height")!, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(picture);
        canvas.Scale(PlotPixels.Scale);
        var named = root.Element(Svg + "defs")!.Elements().ToDictionary(element => (string)element.Attribute("id")!, StringComparer.Ordinal);
        foreach (var part in root.Elements().Where(element => element.Name != Svg + "defs"))
        {
            Draw(canvas, part, part, named);
        }

        return picture;
    }

    private static void Draw(SKCanvas canvas, XElement element, XElement style, Dictionary<string, XElement> named)
    {
        switch (element.Name.LocalName)
        {
            case "title" or "desc":
                break;
            case "rect":
                Paint(canvas, PathOf(element), style);
                break;
            case "path":
                Paint(canvas, SKPath.ParseSvgPathData((string)element.Attribute("d")!), style);
                break;
            case "use":
                canvas.Save();
                canvas.Translate(Number(element, "x"), 0);
                Draw(canvas, named[((string)element.Attribute(Link + "href")!)[1..]], style, named);
                canvas.Restore();
                break;
            case "g":
                canvas.Save();
                if (element.Attribute("clip-path") is { } clip)
                {
                    using var outline = PathOf(named[clip.Value[5..^1]].Element(Svg + "rect")!);
                    canvas.ClipPath(outline);
                }

                if (element.Attribute("transform") is { } transform)
                {
                    float[] m = [.. transform.Value["matrix(".Length..^1].Split(' ').Select(word => float.Parse(word, CultureInfo.InvariantCulture))];
                    canvas.Concat(new SKMatrix(m[0], m[2], m[4], m[1], m[3], m[5], 0, 0, 1));
                }

                foreach (var part in element.Elements())
                {
                    Draw(canvas, part, part.Name == Svg + "use" ? element : part, named);
                }

                canvas.Restore();
                break;
            default:
                Assert.Fail($"plots have no <{element.Name.LocalName}>");
                break;
        }
    }

    private static void Paint(SKCanvas canvas, SKPath path, XElement style)
    {
        using (path)
        {
            foreach (string kind in new[] { "fill", "stroke" })
            {
                if ((string?)style.Attribute(kind) is not { } colour || colour.Equals("none", StringComparison.Ordinal))
                {
                    continue;
                }

                byte alpha = style.Attribute(kind + "-opacity") is null ? byte.MaxValue : (byte)MathF.Round(255 * Number(style, kind + "-opacity"));
                using var paint = new SKPaint { Color = SKColor.Parse(colour).WithAlpha(alpha), IsAntialias = true, IsStroke = kind.Equals("stroke", StringComparison.Ordinal), StrokeJoin = SKStrokeJoin.Round };
                using var dash = style.Attribute("stroke-dasharray") is { } lengths && paint.IsStroke
                    ? SKPathEffect.CreateDash([.. lengths.Value.Split(' ').Select(word => float.Parse(word, CultureInfo.InvariantCulture))], 0) : null;
                paint.PathEffect = dash;
                paint.StrokeWidth = paint.IsStroke ? Number(style, "stroke-width") : 0;
                canvas.DrawPath(path, paint);
            }
        }
    }

    private static SKPath PathOf(XElement rect)
    {
        var path = new SKPath();
        path.AddRect(SKRect.Create(rect.Attribute("x") is null ? 0 : Number(rect, "x"), rect.Attribute("y") is null ? 0 : Number(rect, "y"), Number(rect, "width"), Number(rect, "height")));
        return path;
    }

    private static float Number(XElement element, string attribute) => float.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
