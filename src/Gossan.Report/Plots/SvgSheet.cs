using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>A plot in curves. Letters are outlines, each shape of a letter once, so that the reader's machine needs no typeface either.</summary>
/// <remarks>
/// Skia's own SVG canvas is not used: it numbers clips by a count of the process, so the same picture has other bytes the
/// second time, and it writes letters that the reader's machine must have a typeface for.
/// </remarks>
internal sealed class SvgSheet : PlotSheet
{
    /// <summary>Size at which outlines of letters are kept.</summary>
    private const float Em = 100;

    /// <summary>How much thicker bold letters are: what Skia adds at the size of a title.</summary>
    private const float Bolder = Em / 29;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    private readonly XElement root;
    private readonly XElement definitions = new(Svg + "defs");
    private readonly HashSet<string> defined = new(StringComparer.Ordinal);
    private XElement here;

    public SvgSheet(int width, int height, string title, string description)
    {
        root = new(
            Svg + "svg",
            new XAttribute(XNamespace.Xmlns + "xlink", Link),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {width} {height}")),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", Printable(title)),
            new XElement(Svg + "desc", Printable(description)),
            definitions,
            new XElement(Svg + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "#FFFFFF")));
        here = root;
    }

    public override void Fill(SKPath outline, SKColor colour) => here.Add(new XElement(Svg + "path", Paint("fill", colour), new XAttribute("d", outline.ToSvgPathData())));

    public override void Stroke(SKPath path, SKColor colour, float width, float[]? dash = null) => here.Add(new XElement(
        Svg + "path",
        new XAttribute("fill", "none"),
        Paint("stroke", colour),
        new XAttribute("stroke-width", Number(width)),
        new XAttribute("stroke-linejoin", "round"),
        dash is null ? null : new XAttribute("stroke-dasharray", string.Join(' ', dash.Select(length => Number(length)))),
        new XAttribute("d", path.ToSvgPathData())));

    public override void BeginClip(SKRect inside)
    {
        // Named by its place: several plots may stand in one page, and there equal names must mean equal clips.
        string name = string.Join('-', "clip", Number(inside.Left), Number(inside.Top), Number(inside.Width), Number(inside.Height));
        Define(name, () => new(
            Svg + "clipPath",
            new XElement(
                Svg + "rect",
                new XAttribute("x", Number(inside.Left)),
                new XAttribute("y", Number(inside.Top)),
                new XAttribute("width", Number(inside.Width)),
                new XAttribute("height", Number(inside.Height)))));
        Begin(new(Svg + "g", new XAttribute("clip-path", $"url(#{name})")));
    }

    public override void BeginGroup(string name) => Begin(new(Svg + "g", new XElement(Svg + "title", Printable(name))));

    public override void EndPart() => here = here.Parent!;

    public override void Save(Stream stream)
    {
        using var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" });
        root.Save(writer);
    }

    public override void Dispose()
    {
    }

    protected override void Write(string text, SKMatrix place, float start, float size, SKColor colour, bool bold)
    {
        using var font = MapFont.Of(size, bold);
        using var shapes = MapFont.Of(Em);
        ushort[] letters = font.GetGlyphs(text);
        var positions = font.GetGlyphPositions(letters, new(start, 0));
        float scale = size / Em;
        var line = new XElement(
            Svg + "g",
            new XAttribute("aria-label", text),
            Paint("fill", colour),
            bold ? Paint("stroke", colour) : null,
            bold ? new XAttribute("stroke-width", Number(Bolder)) : null,
            new XAttribute("transform", Matrix(place.ScaleX * scale, place.SkewY * scale, place.SkewX * scale, place.ScaleY * scale, place.TransX, place.TransY)));
        for (int i = 0; i < letters.Length; i++)
        {
            using var outline = shapes.GetGlyphPath(letters[i]);
            if (outline is null || outline.IsEmpty)
            {
                continue;
            }

            string name = FormattableString.Invariant($"letter-{letters[i]}");
            Define(name, () => new(Svg + "path", new XAttribute("d", outline.ToSvgPathData())));
            line.Add(new XElement(Svg + "use", new XAttribute(Link + "href", "#" + name), new XAttribute("x", Number(positions[i].X / scale))));
        }

        here.Add(line);
    }

    private static XAttribute[] Paint(string kind, SKColor colour)
    {
        var solid = new XAttribute(kind, FormattableString.Invariant($"#{colour.Red:X2}{colour.Green:X2}{colour.Blue:X2}"));
        return colour.Alpha == byte.MaxValue ? [solid] : [solid, new(kind + "-opacity", Number(colour.Alpha / 255f))];
    }

    private static string Matrix(params ReadOnlySpan<float> values)
    {
        var words = new string[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            words[i] = i < 4 ? values[i].ToString("0.#####", CultureInfo.InvariantCulture) : Number(values[i]);
        }

        return $"matrix({string.Join(' ', words)})";
    }

    private static string Number(float value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private void Begin(XElement part)
    {
        here.Add(part);
        here = part;
    }

    private void Define(string name, Func<XElement> make)
    {
        if (defined.Add(name))
        {
            var definition = make();
            definition.SetAttributeValue("id", name);
            definitions.Add(definition);
        }
    }
}
