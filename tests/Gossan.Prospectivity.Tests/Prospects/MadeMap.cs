using Gossan.Grids;
using Gossan.Prospectivity.Prospects;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Prospects;

/// <summary>Small maps drawn in letters: a digit is a likelihood in tenths, a point is 0.05, a space is no data.</summary>
internal static class MadeMap
{
    public static readonly string Utm = CoordinateSystem.WktOf("EPSG:32754");
    public static readonly string Wgs84 = CoordinateSystem.WktOf("EPSG:4326");

    public static Grid Grid(int rows, int columns, string? crs = null) =>
        string.Equals(crs, Wgs84, StringComparison.Ordinal)
            ? new(Wgs84, new(140, 0.01, 0, -20, 0, -0.01), rows, columns)
            : new(crs ?? Utm, new(500_000, 100, 0, 7_700_000, 0, -100), rows, columns);

    public static string Of(TemporaryFolder folder, params string[] rows) => Of(folder, null, rows);

    public static string Of(TemporaryFolder folder, string? crs, string[] rows) =>
        Raster(folder["likelihood.tif"], Grid(rows.Length, rows[0].Length, crs), ("likelihood", Cells(rows)));

    public static float[] Cells(params string[] rows) =>
        [.. rows.SelectMany(row => row).Select(letter => letter switch { ' ' => float.NaN, '.' => 0.05f, _ => (letter - '0') / 10f })];

    public static string Raster(string path, Grid grid, params (string Name, float[] Cells)[] bands)
    {
        using var writer = RasterWriter.Create(path, grid, [.. bands.Select(band => band.Name)]);
        for (int band = 0; band < bands.Length; band++)
        {
            writer.Write(band, 0, grid.Rows, bands[band].Cells);
        }

        writer.Complete();
        return path;
    }

    /// <summary>The centre of a cell as a known site.</summary>
    public static KnownSite Site(string name, int row, int column, string? crs = null)
    {
        var (x, y) = Grid(1000, 1000, crs).CentreOf(row, column);
        return new(x, y, name);
    }

    /// <summary>Ranks burnt back onto the grid by GDAL from the polygons of a package, 0 elsewhere, as rows of letters.</summary>
    public static string[] Burnt(TemporaryFolder folder, string package, Grid grid)
    {
        string path = folder["burnt.tif"];
        File.Delete(path);
        var t = grid.Transform;
        string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        GdalTools.Rasterize(
            package, path, "-l", "prospects", "-a", "rank", "-ot", "Float32", "-init", "0",
            "-te", Number(t.OriginX), Number(t.OriginY + (grid.Rows * t.RowStepY)), Number(t.OriginX + (grid.Columns * t.ColumnStepX)), Number(t.OriginY),
            "-ts", Number(grid.Columns), Number(grid.Rows));
        float[] cells = Made.Read(path);
        return [.. Enumerable.Range(0, grid.Rows).Select(row => string.Concat(cells.Skip(row * grid.Columns).Take(grid.Columns).Select(rank => rank == 0 ? '.' : (char)('0' + (int)rank))))];
    }
}
