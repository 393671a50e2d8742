using System.Globalization;
using Gossan.Grids;
using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>One picture: the layout and everything that is drawn on it.</summary>
internal sealed class MapDrawing(MapSamples samples, MapExtent extent, MapPictureOptions options, double minimum, double maximum)
{
    private const int Left = 84;
    private const int Top = 84;
    private const int Bottom = 64;
    private const int Gap = 36;
    private const int PanelWidth = 270;
    private const int Right = 28;
    private const int PanelHeight = 560;
    private const int TitleSize = 30;
    private const int TextSize = 17;
    private const int SmallSize = 14;

    private static readonly SKColor Ink = new(0x22, 0x22, 0x22);
    private static readonly SKColor Faint = new(0x66, 0x66, 0x66);
    private static readonly SKColor NoData = new(0xE4, 0xE4, 0xE4);

    private int PanelLeft => Left + extent.Width + Gap;

    /// <summary>Draws the picture.</summary>
    public SKImage Draw(out MapPictureResult result)
    {
        int width = PanelLeft + PanelWidth + Right, height = Top + Math.Max(extent.Height, PanelHeight) + Bottom;
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        DrawTitle(canvas, width);
        DrawCells(canvas);
        DrawCoordinates(canvas);
        int outside = DrawSites(canvas, out var shown);
        float y = DrawColourBar(canvas, Top);
        y = DrawLegend(canvas, y + 34, shown);
        y = DrawScaleBar(canvas, y + 34);
        DrawNorth(canvas, y + 18);
        result = new(width, height, Left, Top, extent.Width, extent.Height, minimum, maximum, samples.Block, outside);
        return surface.Snapshot();
    }

    private void DrawTitle(SKCanvas canvas, int width)
    {
        float size = TitleSize, room = width - Left - Right;
        using (var full = MapFont.Of(size, bold: true))
        {
            float wanted = full.MeasureText(options.Title); // emboldened: wider than plain
            size = wanted > room ? Math.Max(12, size * room / wanted) : size;
        }

        using var font = MapFont.Of(size, bold: true);
        using var paint = Fill(Ink);
        canvas.Save();
        canvas.ClipRect(SKRect.Create(Left, 0, room, Top));
        canvas.DrawText(options.Title, Left, 42, SKTextAlign.Left, font, paint);
        canvas.Restore();
        Text(canvas, Subtitle(), Left, 66, SmallSize, Faint);
    }

    private string Subtitle()
    {
        var grid = samples.Grid;
        string unit = MapExtent.MetresPerUnit(grid.Crs) is 1 ? " m" : MapExtent.IsGeographic(grid.Crs) ? "°" : "";
        string cell = Math.Abs(grid.CellWidth - grid.CellHeight) <= 1e-9 * grid.CellWidth
            ? FormattableString.Invariant($"{grid.CellWidth:G6}{unit}")
            : FormattableString.Invariant($"{grid.CellWidth:G6} x {grid.CellHeight:G6}{unit}");
        string blocks = samples.Block == 1 ? "" : FormattableString.Invariant($", drawn as means of {samples.Block} x {samples.Block} cells");
        return string.Create(CultureInfo.InvariantCulture, $"{CoordinateSystem.NameOf(grid.Crs)}   ·   {grid.Columns:N0} x {grid.Rows:N0} cells of {cell}{blocks}");
    }

    private void DrawCells(SKCanvas canvas)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(extent.Width, extent.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = new SKColor[extent.Width * extent.Height];
        for (int i = 0; i < pixels.Length; i++)
        {
            var (row, column) = Math.DivRem(i, extent.Width);
            var (x, y) = extent.CentreOf(pixelX: column, pixelY: row);
            var place = samples.Grid.Transform.ApplyInverse(x, y);
            float value = samples.At(place.Column, place.Row);
            pixels[i] = float.IsNaN(value) ? NoData : ColourOf((value - minimum) / (maximum - minimum));
        }

        bitmap.Pixels = pixels;
        canvas.DrawBitmap(bitmap, Left, Top);
    }

    /// <summary>A frame with round coordinates outside it.</summary>
    private void DrawCoordinates(SKCanvas canvas)
    {
        using var line = Stroke(Ink, 1);
        canvas.DrawRect(Left - 0.5f, Top - 0.5f, extent.Width + 1, extent.Height + 1, line);
        double step = MapExtent.RoundNumber(Math.Max(extent.Width * extent.UnitsPerPixelX, extent.Height * extent.UnitsPerPixelY) / 4);
        double east = extent.West + (extent.Width * extent.UnitsPerPixelX), south = extent.North - (extent.Height * extent.UnitsPerPixelY);
        float bottom = Top + extent.Height;
        for (double x = Math.Ceiling(extent.West / step) * step; x <= east; x += step)
        {
            float at = Left + extent.PixelOf(x, 0).X;
            canvas.DrawLine(at, bottom, at, bottom + 7, line);
            Text(canvas, Coordinate(x, step), at, bottom + 24, SmallSize, Ink, SKTextAlign.Center);
        }

        for (double y = Math.Ceiling(south / step) * step; y <= extent.North; y += step)
        {
            float at = Top + extent.PixelOf(0, y).Y;
            canvas.DrawLine(Left - 8, at, Left - 1, at, line);

            // Along the frame, as on printed sheets, and not beyond its ends.
            string text = Coordinate(y, step);
            float half = WidthOf(text, SmallSize) / 2;
            at = extent.Height > 2 * half ? Math.Clamp(at, Top + half, bottom - half) : at;
            canvas.Save();
            canvas.RotateDegrees(-90, Left - 16, at);
            Text(canvas, text, Left - 16, at, SmallSize, Ink, SKTextAlign.Center);
            canvas.Restore();
        }
    }

    private string Coordinate(double value, double step)
    {
        int decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        value = Math.Abs(value) < step / 2 ? 0 : value;
        string text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace(',', ' ');
        return MapExtent.IsGeographic(samples.Grid.Crs) ? text + "°" : text;
    }

    private int DrawSites(SKCanvas canvas, out List<int> shown)
    {
        int outside = 0;
        shown = [];
        canvas.Save();
        canvas.ClipRect(SKRect.Create(Left, Top, extent.Width, extent.Height));
        foreach (var layer in options.Sites)
        {
            var inside = layer.Points.Where(point => samples.Grid.CellAt(point.X, point.Y) is not null).ToList();
            outside += layer.Points.Count - inside.Count;
            shown.Add(inside.Count);
            foreach (var (x, y) in inside)
            {
                var at = extent.PixelOf(x, y);
                DrawSymbol(canvas, layer.Symbol, Left + at.X, Top + at.Y);
            }
        }

        canvas.Restore();
        return outside;
    }

    private static void DrawSymbol(SKCanvas canvas, SiteSymbol symbol, float x, float y)
    {
        if (symbol == SiteSymbol.FilledCircle)
        {
            using var white = Fill(SKColors.White);
            using var rim = Stroke(Ink, 2);
            canvas.DrawCircle(x, y, 6.5f, white);
            canvas.DrawCircle(x, y, 6.5f, rim);
            return;
        }

        using var diamond = new SKPath();
        diamond.AddPoly([new(x, y - 9), new(x + 9, y), new(x, y + 9), new(x - 9, y)], close: true);
        using var dark = Stroke(Ink, 5.5f);
        using var light = Stroke(SKColors.White, 2.5f);
        canvas.DrawPath(diamond, dark);
        canvas.DrawPath(diamond, light);
    }

    /// <summary>Quantity, colours from high to low, values beside them.</summary>
    private float DrawColourBar(SKCanvas canvas, float top)
    {
        const int BarWidth = 26;
        const int BarHeight = 240;
        Text(canvas, options.Legend, PanelLeft, top + 14, TextSize, Ink, room: PanelWidth);
        float barTop = top + 32;
        for (int row = 0; row < BarHeight; row++)
        {
            using var colour = Fill(ColourOf(1 - ((row + 0.5) / BarHeight)), antialias: false);
            canvas.DrawRect(PanelLeft, barTop + row, BarWidth, 1, colour);
        }

        using var line = Stroke(Ink, 1);
        canvas.DrawRect(PanelLeft - 0.5f, barTop - 0.5f, BarWidth + 1, BarHeight + 1, line);
        double step = MapExtent.RoundNumber((maximum - minimum) / 4);
        int decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        for (double value = Math.Ceiling((minimum / step) - 1e-9) * step; value <= maximum + (step * 1e-6); value += step)
        {
            float y = barTop + (float)(BarHeight * (maximum - value) / (maximum - minimum));
            canvas.DrawLine(PanelLeft + BarWidth, y, PanelLeft + BarWidth + 6, y, line);
            string text = decimals > 6 || Math.Abs(value) >= 1e7
                ? value.ToString("G4", CultureInfo.InvariantCulture)
                : (Math.Abs(value) < step / 2 ? 0 : value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            Text(canvas, text, PanelLeft + BarWidth + 12, y + 5, SmallSize, Ink);
        }

        return barTop + BarHeight;
    }

    private float DrawLegend(SKCanvas canvas, float y, List<int> shown)
    {
        for (int i = 0; i < options.Sites.Count; i++)
        {
            // On a colour of the map: white symbols would vanish on paper.
            var layer = options.Sites[i];
            using var back = Fill(ColourOf(0.35), antialias: false);
            canvas.DrawRect(PanelLeft, y - 13, 26, 26, back);
            DrawSymbol(canvas, layer.Symbol, PanelLeft + 13, y);
            string count = shown[i] == layer.Points.Count ? $"({shown[i]})" : $"({shown[i]} of {layer.Points.Count})";
            Text(canvas, $"{layer.Name} {count}", PanelLeft + 38, y + 6, TextSize, Ink, room: PanelWidth - 38);
            y += 34;
        }

        if (!samples.AnyMissing())
        {
            return y - 34;
        }

        using var grey = Fill(NoData, antialias: false);
        using var line = Stroke(Faint, 1);
        canvas.DrawRect(PanelLeft, y - 13, 26, 26, grey);
        canvas.DrawRect(PanelLeft + 0.5f, y - 12.5f, 25, 25, line);
        Text(canvas, "no data", PanelLeft + 38, y + 6, TextSize, Ink);
        return y;
    }

    /// <summary>A bar of round kilometres, for reference systems in metres (or feet); degrees have no one scale.</summary>
    private float DrawScaleBar(SKCanvas canvas, float y)
    {
        if (MapExtent.MetresPerUnit(samples.Grid.Crs) is not { } metresPerUnit)
        {
            return y - 34;
        }

        double metresPerPixel = extent.UnitsPerPixelX * metresPerUnit;
        double kilometres = MapExtent.RoundNumber(Math.Min(PanelWidth - 60, extent.Width) * metresPerPixel / 1000);
        float length = (float)(kilometres * 1000 / metresPerPixel);
        using var black = Fill(Ink, antialias: false);
        using var line = Stroke(Ink, 1);
        canvas.DrawRect(PanelLeft, y, length / 2, 7, black);
        canvas.DrawRect(PanelLeft + 0.5f, y + 0.5f, length, 7, line);
        Text(canvas, "0", PanelLeft, y + 26, SmallSize, Ink, SKTextAlign.Left);
        Text(canvas, Number(kilometres / 2), PanelLeft + (length / 2), y + 26, SmallSize, Ink, SKTextAlign.Center);
        Text(canvas, Number(kilometres) + " km", PanelLeft + length, y + 26, SmallSize, Ink, SKTextAlign.Center);
        return y + 26;

        static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
    }

    private void DrawNorth(SKCanvas canvas, float y)
    {
        float x = PanelLeft + 13;
        using var arrow = new SKPath();
        arrow.AddPoly([new(x, y), new(x + 10, y + 32), new(x, y + 25), new(x - 10, y + 32)], close: true);
        using var black = Fill(Ink);
        canvas.DrawPath(arrow, black);
        Text(canvas, "N", x + 18, y + 24, TextSize, Ink);
    }

    private SKColor ColourOf(double share)
    {
        var (red, green, blue) = options.Ramp.At(share);
        return new(red, green, blue);
    }

    private static void Text(SKCanvas canvas, string text, float x, float y, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left, float? room = null)
    {
        float wanted = WidthOf(text, size);
        using var font = MapFont.Of(room is { } most && wanted > most ? size * most / wanted : size);
        using var paint = Fill(colour);
        canvas.DrawText(text, x, y, align, font, paint);
    }

    private static float WidthOf(string text, float size)
    {
        using var font = MapFont.Of(size);
        return font.MeasureText(text);
    }

    private static SKPaint Fill(SKColor colour, bool antialias = true) => new() { Color = colour, IsAntialias = antialias };

    private static SKPaint Stroke(SKColor colour, float width) => new() { Color = colour, IsAntialias = true, IsStroke = true, StrokeWidth = width };
}
