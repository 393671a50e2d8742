using CsCheck;

namespace Gossan.Grids.Tests;

/// <summary>Grids and rasters for tests.</summary>
internal static class Sample
{
    public const double Cell = 100;

    public static readonly string Utm = CoordinateSystem.WktOf("EPSG:26908");
    public static readonly string Wgs84 = CoordinateSystem.WktOf("EPSG:4326");

    /// <summary>North-up grids of many sizes and cell sizes, and rotated ones, within the range of projected coordinates.</summary>
    public static readonly Gen<Grid> Grids =
        from x in Gen.Double[-7e6, 7e6]
        from y in Gen.Double[-7e6, 7e6]
        from width in Gen.Double[0.5, 5000]
        from height in Gen.Double[0.5, 5000]
        from angle in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 2 * Math.PI])
        from rows in Gen.Int[1, 400]
        from columns in Gen.Int[1, 400]
        select new Grid("", new(x, width * Math.Cos(angle), height * Math.Sin(angle), y, width * Math.Sin(angle), -height * Math.Cos(angle)), rows, columns);

    /// <summary>A north-up grid with its corner at (500000, 6900000) and 100 m cells.</summary>
    public static Grid Grid(int rows = 3, int columns = 4, string? crs = null) =>
        new(crs ?? Utm, new(500_000, Cell, 0, 6_900_000, 0, -Cell), rows, columns);

    /// <summary>Writes one band and returns its path.</summary>
    public static string Raster(string path, Grid grid, params float[] cells)
    {
        using var writer = RasterWriter.Create(path, grid, ["band"]);
        writer.Write(band: 0, firstRow: 0, rows: grid.Rows, cells);
        writer.Complete();
        return path;
    }

    /// <summary>Reads all of one band.</summary>
    public static float[] Cells(string path, int band = 0)
    {
        using var raster = RasterFile.Open(path);
        float[] cells = new float[raster.Grid.Cells];
        raster.Read(band, row: 0, column: 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        return cells;
    }

    /// <summary>Cells that look like a survey: smooth with gaps.</summary>
    public static float[] Survey(Grid grid, int seed)
    {
        var random = new Random(seed);
        float[] cells = new float[grid.Cells];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = random.Next(10) == 0 ? float.NaN : MathF.Sin(i * 0.01f) + (0.1f * random.NextSingle());
        }

        return cells;
    }
}
