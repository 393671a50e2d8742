using Gossan.Prospectivity.Reconstructions;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Reconstructions;

/// <summary>What a masked autoencoder paints of windows: of each the layers that came out best and worst, as they are, as the network saw them, and as it painted them.</summary>
public static class ReconstructionPicture
{
    /// <summary>Most layers of a window.</summary>
    public const int MostLayers = 4;

    /// <summary>Least width of the colours, in standard deviations of the layer.</summary>
    private const double LeastRange = 1;

    private const int Margin = 28;
    private const int Gap = 8;
    private const int LayerGap = 28;
    private const int PanelWidth = 112;
    private const int TitleHeight = 104;
    private const int WindowTitle = 34;
    private const int LayerTitle = 42;
    private const int Caption = 34;

    /// <summary>Draws the picture; the same record gives the same bytes.</summary>
    /// <param name="pngPath">The picture; overwritten as a whole.</param>
    /// <param name="record">The windows; at least one.</param>
    /// <exception cref="OutputException">The picture could not be written.</exception>
    public static void Write(string pngPath, ReconstructionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        int cells = record.Windows[0].Layers[0].Original.Count, pixels = Math.Max(1, PanelWidth / cells), edge = cells * pixels;
        int layer = (3 * edge) + (2 * Gap), shown = Math.Min(MostLayers, record.Windows[0].Layers.Count), window = WindowTitle + LayerTitle + edge + Caption;
        int width = Math.Max(720, (2 * Margin) + (shown * (layer + LayerGap)) - LayerGap);
        using var surface = SKSurface.Create(new SKImageInfo(width, TitleHeight + (record.Windows.Count * window) + Margin, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        int room = width - (2 * Margin);
        MapInk.Title(canvas, "Windows that pretraining did not learn from, painted by its network", Margin, 44, 26, room);
        MapInk.Text(canvas, "Of each window the layers with the smallest and the largest error inside the hidden patches (grey).", Margin, 70, 14, MapInk.Faint, room: room);
        MapInk.Text(canvas, "Error: mean square in squared standard deviations; 1 is as good as painting the mean. Colours run from the layer's lowest to its highest cell in the window, or over one standard deviation where that is more.", Margin, 90, 14, MapInk.Faint, room: room);
        for (int w = 0; w < record.Windows.Count; w++)
        {
            var of = record.Windows[w];
            float top = TitleHeight + (w * window);
            MapInk.Text(canvas, $"{of.Region}, row {of.Row}, column {of.Column}", Margin, top + 22, 17, MapInk.Ink, room: room, bold: true);
            var layers = Chosen(of.Layers);
            for (int i = 0; i < layers.Count; i++)
            {
                DrawLayer(canvas, layers[i], of.HiddenPatches, record.Patch, new(Margin + (i * (layer + LayerGap)), top + WindowTitle), pixels, layer);
            }
        }

        using var picture = surface.Snapshot();
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        AtomicFile.Write(pngPath, png.SaveTo);
    }

    /// <summary>The layers that came out best, then those that came out worst.</summary>
    internal static IReadOnlyList<ReconstructedLayer> Chosen(IReadOnlyList<ReconstructedLayer> layers)
    {
        ReconstructedLayer[] ordered = [.. layers.OrderBy(layer => layer.Error)];
        return ordered.Length <= MostLayers ? ordered : [.. ordered[..(MostLayers / 2)], .. ordered[^(MostLayers / 2)..]];
    }

    private static void DrawLayer(SKCanvas canvas, ReconstructedLayer layer, IReadOnlyList<IReadOnlyList<bool>> hidden, int patch, SKPoint at, int pixels, int room)
    {
        MapInk.Text(canvas, MapInk.Shortened(layer.Band, 15, room), at.X, at.Y + 14, 15, MapInk.Ink);
        MapInk.Text(canvas, FormattableString.Invariant($"error {layer.Error:0.000}{(layer.Hidden ? ", hidden as a whole" : "")}"), at.X, at.Y + 33, 13, MapInk.Faint, room: room);
        double lowest = layer.Original.Min(row => row.Min()), highest = layer.Original.Max(row => row.Max());

        // Where the layer hardly changes, full colours would make much of next to nothing.
        double range = Math.Max(highest - lowest, LeastRange), low = ((lowest + highest) / 2) - (range / 2);
        SKColor Colour(double value)
        {
            var (red, green, blue) = ColourRamp.Viridis.At((value - low) / range);
            return new(red, green, blue);
        }

        SKColor Masked(int row, int column) => layer.Hidden || hidden[row / patch][column / patch] ? MapCells.Missing : Colour(layer.Original[row][column]);
        (string Name, Func<int, int, SKColor> ColourOf)[] panels = [("original", (row, column) => Colour(layer.Original[row][column])), ("masked", Masked), ("painted", (row, column) => Colour(layer.Painted[row][column]))];
        int edge = layer.Original.Count * pixels;
        for (int i = 0; i < panels.Length; i++)
        {
            float left = at.X + (i * (edge + Gap)), top = at.Y + LayerTitle;
            DrawCells(canvas, panels[i].ColourOf, layer.Original.Count, left, top, pixels);
            MapInk.Text(canvas, panels[i].Name, left + (edge / 2f), top + edge + 16, 13, MapInk.Faint, SKTextAlign.Center);
        }
    }

    private static void DrawCells(SKCanvas canvas, Func<int, int, SKColor> colourOf, int cells, float left, float top, int pixels)
    {
        for (int row = 0; row < cells; row++)
        {
            for (int column = 0; column < cells; column++)
            {
                using var fill = MapInk.Fill(colourOf(row, column), antialias: false);
                canvas.DrawRect(left + (column * pixels), top + (row * pixels), pixels, pixels, fill);
            }
        }

        using var frame = MapInk.Stroke(MapInk.Faint, 1);
        canvas.DrawRect(left - 0.5f, top - 0.5f, (cells * pixels) + 1, (cells * pixels) + 1, frame);
    }
}
