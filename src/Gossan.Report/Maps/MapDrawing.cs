using System.Globalization;
using Gossan.Grids;
using SkiaSharp;
using static Gossan.Report.Maps.MapInk;

namespace Gossan.Report.Maps;

/// <summary>One picture: the layout and everything that is drawn on it.</summary>
internal sealed class MapDrawing(MapSamples samples, MapSamples? outsideDomain, MapExtent extent, MapPictureOptions options, double minimum, double maximum)
{
    private const int Left = 84;
    private const int Top = 84;
    private const int Bottom = 64;
    private const int Gap = 36;
    private const int PanelWidth = 270;
    private const int Right = 28;
    private const int PanelHeight = 560;
    private const int OutsideHeight = 48;
    private const int TitleSize = 30;
    private const int TextSize = 17;
    private const int SmallSize = 14;
    private const int OutsideSize = 15;        // two lines beside one symbol

    private int PanelLeft => Left + extent.Width + Gap;

    /// <summary>Draws the picture.</summary>
    public SKImage Draw(out MapPictureResult result)
    {
        int width = PanelLeft + PanelWidth + Right, height = Top + Math.Max(extent.Height, PanelHeight + (outsideDomain is null ? 0 : OutsideHeight)) + Bottom;
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        DrawTitle(canvas, width);
        MapCells.Draw(canvas, samples, extent, Left, Top, value => ColourOf((value - minimum) / (maximum - minimum)), outsideDomain);
        DrawCoordinates(canvas);
        int outside = DrawSites(canvas, out var shown);
        float y = DrawColourBar(canvas, Top);
        y = DrawLegend(canvas, y + 34, shown);
        y = DrawScaleBar(canvas, y + 34);
        ScaleBar.DrawNorth(canvas, PanelLeft + 13, y + 18);
        result = new(width, height, Left, Top, extent.Width, extent.Height, minimum, maximum, samples.Block, outside);
        return surface.Snapshot();
    }

    private void DrawTitle(SKCanvas canvas, int width)
    {
        Title(canvas, options.Title, Left, 42, TitleSize, room: width - Left - Right);
        var grid = samples.Grid;
        string blocks = samples.Block == 1 ? "" : FormattableString.Invariant($", drawn as means of {samples.Block} x {samples.Block} cells");
        Text(canvas, $"{CoordinateSystem.NameOf(grid.Crs)}   ·   {MapWords.CellsOf(grid)}{blocks}", Left, 66, SmallSize, Faint);
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
                SiteMark.Draw(canvas, layer.Symbol, Left + at.X, Top + at.Y, SiteMark.Radius);
            }
        }

        canvas.Restore();
        return outside;
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
        for (double value = Math.Ceiling((minimum / step) - 1e-9) * step; value <= maximum + (step * 1e-6); value += step)
        {
            float y = barTop + (float)(BarHeight * (maximum - value) / (maximum - minimum));
            canvas.DrawLine(PanelLeft + BarWidth, y, PanelLeft + BarWidth + 6, y, line);
            Text(canvas, MapWords.Legible(value, step), PanelLeft + BarWidth + 12, y + 5, SmallSize, Ink);
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
            SiteMark.Draw(canvas, layer.Symbol, PanelLeft + 13, y, SiteMark.Radius);
            Text(canvas, SiteMark.Words(layer, shown[i]), PanelLeft + 38, y + 6, TextSize, Ink, room: PanelWidth - 38);
            y += 34;
        }

        if (outsideDomain is not null)
        {
            DrawOutside(canvas, y, outsideDomain.Mean);
            y += OutsideHeight;
        }

        if (!samples.AnyMissing())
        {
            return y - 34;
        }

        using var grey = Fill(MapCells.Missing, antialias: false);
        using var line = Stroke(Faint, 1);
        canvas.DrawRect(PanelLeft, y - 13, 26, 26, grey);
        canvas.DrawRect(PanelLeft + 0.5f, y - 12.5f, 25, 25, line);
        Text(canvas, "no data", PanelLeft + 38, y + 6, TextSize, Ink);
        return y;
    }

    private void DrawOutside(SKCanvas canvas, float y, double share)
    {
        for (int i = 0; i < 26 * 26; i++)
        {
            var (row, column) = Math.DivRem(i, 26);
            using var pixel = Fill(OutsideInk.Of(ColourOf(0.6), row, column), antialias: false);
            canvas.DrawRect(PanelLeft + column, y - 13 + row, 1, 1, pixel);
        }

        Text(canvas, "outside of what the model", PanelLeft + 38, y - 2, OutsideSize, Ink, room: PanelWidth - 38);
        Text(canvas, $"has seen ({OutsideInk.Words(share)} of the area)", PanelLeft + 38, y + 17, OutsideSize, Ink, room: PanelWidth - 38);
    }

    /// <summary>A bar of round kilometres, for reference systems in metres (or feet); degrees have no one scale.</summary>
    private float DrawScaleBar(SKCanvas canvas, float y)
    {
        if (ScaleBar.Of(samples.Grid, extent, most: Math.Min(PanelWidth - 60, extent.Width)) is not { } bar)
        {
            return y - 34;
        }

        bar.Draw(canvas, PanelLeft, y);
        return y + ScaleBar.Height;
    }

    private SKColor ColourOf(double share)
    {
        var (red, green, blue) = options.Ramp.At(share);
        return new(red, green, blue);
    }
}
