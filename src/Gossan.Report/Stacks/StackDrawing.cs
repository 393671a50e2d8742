using System.Globalization;
using Gossan.Grids;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Stacks;

/// <summary>One picture of a stack: header and panels, band after band.</summary>
internal sealed class StackDrawing : IDisposable
{
    private const int Many = 300;

    // 16 bytes each while they are read.
    private const int SamplesTogether = 1 << 23;

    private readonly RasterFile raster;
    private readonly StackPictureOptions options;
    private readonly List<List<(double X, double Y)>> sites;
    private readonly IReadOnlyList<StackBandView> views;
    private readonly StackHeader header;
    private readonly StackLayout layout;
    private readonly SKImage overlay;

    /// <summary>Lays the picture out.</summary>
    public StackDrawing(RasterFile raster, StackPictureOptions options)
    {
        (this.raster, this.options) = (raster, options);
        sites = [.. options.Sites.Select(layer => layer.Points.Where(point => raster.Grid.CellAt(point.X, point.Y) is not null).ToList())];
        header = new(options, raster.Grid, raster.Bands, [.. sites.Select(points => points.Count)]);
        views = [.. options.Bands ?? raster.BandNames.Select(name => new StackBandView(name.Length > 0 ? name : "unnamed", Binary: true))];
        layout = StackLayout.Of(raster.Grid, raster.Bands, options, StackPanel.RoomAbove(views), header.HeightOn);
        overlay = Overlay();
    }

    public void Dispose() => overlay.Dispose();

    /// <summary>Draws the picture.</summary>
    public SKImage Draw(out StackPictureResult result)
    {
        using var surface = SKSurface.Create(new SKImageInfo(layout.Width, layout.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        header.Draw(canvas, layout.Width, layout.Extent);
        var panels = new List<StackPanelResult>();
        int block = MapSamples.BlockOf(raster.Grid, layout.Extent);
        int together = Math.Max(1, SamplesTogether / (layout.Extent.Width * layout.Extent.Height));
        for (int first = 0; first < layout.Shown; first += together)
        {
            foreach (var samples in MapSamples.Read(raster, first, Math.Min(together, layout.Shown - first), block))
            {
                int band = panels.Count;
                var (left, top) = layout.PlaceOf(band);
                panels.Add(new StackPanel(band + 1, samples, views[band], options.Ramp).Draw(canvas, layout.Extent, overlay, left, top, layout.MapTop, layout.PanelWidth));
            }
        }

        if (layout.LeftOut > 0)
        {
            string words = string.Create(CultureInfo.InvariantCulture, $"{layout.LeftOut} more {(layout.LeftOut == 1 ? "band is" : "bands are")} not shown: there is no room for more panels");
            MapInk.Text(canvas, words, StackLayout.Margin, layout.Height - StackLayout.Margin, 18, MapInk.Ink, room: layout.Width - (2 * StackLayout.Margin), bold: true);
        }

        int outside = options.Sites.Sum(layer => layer.Points.Count) - sites.Sum(points => points.Count);
        result = new(layout.Width, layout.Height, layout.Columns, layout.Extent.Width, layout.Extent.Height, block, outside, layout.LeftOut, panels);
        return surface.Snapshot();
    }

    /// <summary>The sites of all panels, drawn once; smaller than on a large map and where they are many, but never too small to see.</summary>
    private SKImage Overlay()
    {
        var extent = layout.Extent;
        float radius = Math.Clamp(extent.Width / (sites.Sum(points => points.Count) > Many ? 160f : 120f), 2, SiteMark.Radius);
        using var surface = SKSurface.Create(new SKImageInfo(extent.Width, extent.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.Transparent);
        for (int i = 0; i < sites.Count; i++)
        {
            foreach (var (x, y) in sites[i])
            {
                var at = extent.PixelOf(x, y);
                SiteMark.Draw(surface.Canvas, options.Sites[i].Symbol, at.X, at.Y, radius);
            }
        }

        return surface.Snapshot();
    }
}
