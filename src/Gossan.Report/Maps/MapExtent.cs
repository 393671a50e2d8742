using System.Globalization;
using System.Text.RegularExpressions;
using Gossan.Grids;

namespace Gossan.Report.Maps;

/// <summary>The upright rectangle of map positions that a grid covers, and how it goes into pixels.</summary>
internal sealed partial class MapExtent
{
    private MapExtent(double west, double north, double unitsPerPixelX, double unitsPerPixelY, int width, int height) =>
        (West, North, UnitsPerPixelX, UnitsPerPixelY, Width, Height) = (west, north, unitsPerPixelX, unitsPerPixelY, width, height);

    public double West { get; }

    public double North { get; }

    public double UnitsPerPixelX { get; }

    public double UnitsPerPixelY { get; }

    /// <summary>Pixels of the map.</summary>
    public int Width { get; }

    /// <summary>Pixels of the map.</summary>
    public int Height { get; }

    /// <summary>Lays a grid out in about <paramref name="width"/> pixels; north is up, whichever way the grid runs.</summary>
    public static MapExtent Of(Grid grid, int width)
    {
        var frame = Frame.Of(grid);
        double fit = frame.Fit(width), perCell = fit * grid.CellWidth / frame.Across;

        // Cells of four pixels or more: all of one size.
        return frame.In(perCell >= 4 ? Math.Round(perCell) * frame.Across / grid.CellWidth : fit);
    }

    /// <summary>
    /// Lays a grid out in two thirds to four thirds of <paramref name="width"/> pixels, such that a cell is a whole number
    /// of pixels wide or a pixel a whole number of cells: small maps on which some cells came out wider than others would
    /// show stripes that are not in the data.
    /// </summary>
    public static MapExtent Even(Grid grid, int width)
    {
        var frame = Frame.Of(grid);
        double cells = frame.Across / grid.CellWidth, fit = frame.Fit(width), perCell = fit / cells;
        return frame.In(perCell >= 1 ? Math.Round(perCell) * cells : Math.Min(Math.Ceiling((cells / Math.Round(1 / perCell)) - 1e-6), fit * 4 / 3));
    }

    /// <summary>Pixels from the map's upper left corner.</summary>
    public (float X, float Y) PixelOf(double x, double y) => ((float)((x - West) / UnitsPerPixelX), (float)((North - y) / UnitsPerPixelY));

    /// <summary>The map position of a pixel's centre.</summary>
    public (double X, double Y) CentreOf(int pixelX, int pixelY) => (West + ((pixelX + 0.5) * UnitsPerPixelX), North - ((pixelY + 0.5) * UnitsPerPixelY));

    /// <summary>Metres in a unit of a plane reference system; <see langword="null"/> for degrees and for none.</summary>
    public static double? MetresPerUnit(string wkt) =>
        PlaneUnit().Match(wkt) is { Success: true } match ? double.Parse(match.Groups["metres"].ValueSpan, CultureInfo.InvariantCulture) : null;

    public static bool IsGeographic(string wkt) => wkt.Contains("CS[ellipsoidal", StringComparison.OrdinalIgnoreCase);

    /// <summary>1, 2 or 5 times a power of ten: the nearest not above <paramref name="most"/>.</summary>
    public static double RoundNumber(double most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return (most / power) switch
        {
            >= 5 => 5 * power,
            >= 2 => 2 * power,
            _ => power,
        };
    }

    /// <summary>The rectangle before it has pixels; <paramref name="Stretch"/> is how much longer a unit is northward than eastward.</summary>
    private readonly record struct Frame(double West, double North, double Across, double Down, double Stretch)
    {
        public static Frame Of(Grid grid)
        {
            var corners = new[] { (0, 0), (grid.Columns, 0), (0, grid.Rows), (grid.Columns, grid.Rows) }.Select(corner => grid.Transform.Apply(column: corner.Item1, row: corner.Item2)).ToList();
            double west = corners.Min(corner => corner.X), north = corners.Max(corner => corner.Y);
            double across = corners.Max(corner => corner.X) - west, down = north - corners.Min(corner => corner.Y);

            // A degree of longitude is shorter than one of latitude.
            double stretch = IsGeographic(grid.Crs) ? 1 / Math.Max(0.1, Math.Cos(double.DegreesToRadians(north - (down / 2)))) : 1;
            return new(west, north, across, down, stretch);
        }

        public double Fit(int width) => Math.Min(width, 1.5 * width * Across / (Down * Stretch));

        public MapExtent In(double wide)
        {
            int pixelsX = Math.Max(1, (int)Math.Round(wide)), pixelsY = Math.Max(1, (int)Math.Round(wide * Stretch * Down / Across));
            return new(West, North, Across / pixelsX, Down / pixelsY, pixelsX, pixelsY);
        }
    }

    // WKT 2: the unit stands behind the axes of the outermost plane system.
    [GeneratedRegex("""CS\[Cartesian,\s*2\].*?LENGTHUNIT\["[^"]*",\s*(?<metres>[0-9.eE+-]+)""", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlaneUnit();
}
