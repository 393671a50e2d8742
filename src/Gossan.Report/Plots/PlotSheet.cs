using System.Xml;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>The paper of a plot: the same strokes give a picture in pixels or in curves.</summary>
internal abstract class PlotSheet : IDisposable
{
    /// <summary>Fills an outline.</summary>
    public abstract void Fill(SKPath outline, SKColor colour);

    /// <summary>Draws along a path; <paramref name="dash"/> is lengths on and off, in pixels.</summary>
    public abstract void Stroke(SKPath path, SKColor colour, float width, float[]? dash = null);

    /// <summary>Writes one line of text, turned about its anchor by <paramref name="degrees"/> clockwise.</summary>
    public void Text(string text, float x, float y, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left, bool bold = false, float degrees = 0)
    {
        string letters = Printable(text);
        if (letters.Length == 0)
        {
            return;
        }

        // Skia puts pixels of letters on whole lines; the outlines stand on the same.
        var at = degrees == 0 ? new SKPoint(x, MathF.Round(y)) : new SKPoint(MathF.Round(x), y);
        float width = MapInk.WidthOf(letters, size, bold), start = align switch { SKTextAlign.Right => -width, SKTextAlign.Center => -width / 2, _ => 0 };
        Write(letters, SKMatrix.CreateRotationDegrees(degrees).PostConcat(SKMatrix.CreateTranslation(at.X, at.Y)), start, size, colour, bold);
    }

    /// <summary>Nothing drawn until <see cref="EndPart"/> appears outside the rectangle.</summary>
    public abstract void BeginClip(SKRect inside);

    /// <summary>What is drawn until <see cref="EndPart"/> belongs together under a name.</summary>
    public abstract void BeginGroup(string name);

    /// <summary>Ends the innermost clip or group.</summary>
    public abstract void EndPart();

    /// <summary>Writes the picture.</summary>
    public abstract void Save(Stream stream);

    public abstract void Dispose();

    /// <summary>Without what XML has no room for: control characters and halves of letters.</summary>
    protected static string Printable(string text)
    {
        var letters = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            letters.Append(rune.Value <= char.MaxValue && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return letters.ToString();
    }

    /// <summary>Writes letters from <paramref name="start"/> along the x axis of <paramref name="place"/>.</summary>
    protected abstract void Write(string text, SKMatrix place, float start, float size, SKColor colour, bool bold);
}
