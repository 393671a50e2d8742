using Gossan.Grids;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Page;

/// <summary>The cells round a prospect, and its outline: a square that holds it with as much again round it.</summary>
internal sealed class Neighbourhood
{
    private const int Pixels = 180, FewestCells = 24, MostCells = 1024;
    private static readonly SKColor Missing = new(0xE4, 0xE4, 0xE4), Outline = new(0xD4, 0x38, 0x0D);

    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<(double X, double Y)>>> polygons;
    private readonly Grid grid;
    private readonly int row, column, rows, columns;

    /// <summary>Finds it.</summary>
    /// <param name="grid">The map's grid.</param>
    /// <param name="polygons">The prospect, in units of the CRS.</param>
    public Neighbourhood(Grid grid, IReadOnlyList<IReadOnlyList<IReadOnlyList<(double X, double Y)>>> polygons)
    {
        (this.grid, this.polygons) = (grid, polygons);
        var points = polygons.SelectMany(polygon => polygon[0]).Select(point => grid.Transform.ApplyInverse(point.X, point.Y)).ToList();
        double west = points.Min(point => point.Column), east = points.Max(point => point.Column), north = points.Min(point => point.Row), south = points.Max(point => point.Row);
        int edge = Math.Clamp((int)Math.Ceiling(2 * Math.Max(east - west, south - north)), FewestCells, MostCells);
        (rows, columns) = (Math.Min(edge, grid.Rows), Math.Min(edge, grid.Columns));
        row = Math.Clamp((int)((north + south - rows) / 2), 0, grid.Rows - rows);
        column = Math.Clamp((int)((west + east - columns) / 2), 0, grid.Columns - columns);
    }

    /// <summary>Draws a band of a raster on the map's grid.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="band">0 for its first band.</param>
    /// <param name="low">Value of the first colour; with <paramref name="high"/> <see langword="null"/> the lowest and highest here.</param>
    /// <param name="high">Value of the last colour.</param>
    public string Draw(RasterFile raster, int band, double? low = null, double? high = null)
    {
        float[] cells = new float[rows * columns];
        raster.Read(band, row, column, rows, columns, cells);
        var known = cells.Where(cell => !float.IsNaN(cell)).ToList();
        double from = low ?? (known.Count > 0 ? known.Min() : 0), to = high ?? (known.Count > 0 ? known.Max() : 1);
        using var picture = new SKBitmap(Pixels, Math.Max(1, Pixels * rows / columns), SKColorType.Rgba8888, SKAlphaType.Opaque);
        var colours = new SKColor[picture.Height * Pixels];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < Pixels; x++)
            {
                float value = cells[(y * rows / picture.Height * columns) + (x * columns / Pixels)];
                colours[(y * Pixels) + x] = float.IsNaN(value) ? Missing : Colour(to > from ? (value - from) / (to - from) : 0.5);
            }
        }

        // All at once: setting them one by one took more than half of the time of a page.
        picture.Pixels = colours;
        using var canvas = new SKCanvas(picture);
        using var paint = MapInk.Stroke(Outline, 1.5f);
        using var outline = new SKPath();
        foreach (var ring in polygons.SelectMany(polygon => polygon))
        {
            outline.AddPoly([.. ring.Select(point => Place(point, (float)picture.Height / rows))], close: true);
        }

        canvas.DrawPath(outline, paint);

        // Cells of two pixels and more have edges to keep; of finer ones some are left out anyway.
        return DataUris.OfPicture(picture, exact: columns <= Pixels / 2);
    }

    private static SKColor Colour(double share)
    {
        var (red, green, blue) = ColourRamp.Viridis.At(share);
        return new(red, green, blue);
    }

    private SKPoint Place((double X, double Y) point, float scale)
    {
        var (x, y) = grid.Transform.ApplyInverse(point.X, point.Y);
        return new((float)(x - column) * Pixels / columns, (float)(y - row) * scale);
    }
}
