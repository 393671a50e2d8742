using System.Globalization;
using Gossan.Grids;

namespace Gossan.Report.Maps;

/// <summary>Numbers and sizes as all pictures write them.</summary>
internal static class MapWords
{
    /// <summary>A number of a scale in letters, with the digits that tell <paramref name="step"/> apart.</summary>
    public static string Legible(double value, double step)
    {
        int decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        return decimals > 6 || Math.Abs(value) >= 1e7
            ? value.ToString("G4", CultureInfo.InvariantCulture)
            : (Math.Abs(value) < step / 2 ? 0 : value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Size of a grid and of its cells in letters: "699 x 575 cells of 500 m".</summary>
    public static string CellsOf(Grid grid)
    {
        string unit = MapExtent.MetresPerUnit(grid.Crs) is 1 ? " m" : MapExtent.IsGeographic(grid.Crs) ? "°" : "";
        string cell = Math.Abs(grid.CellWidth - grid.CellHeight) <= 1e-9 * grid.CellWidth
            ? FormattableString.Invariant($"{grid.CellWidth:G6}{unit}")
            : FormattableString.Invariant($"{grid.CellWidth:G6} x {grid.CellHeight:G6}{unit}");
        return string.Create(CultureInfo.InvariantCulture, $"{grid.Columns:N0} x {grid.Rows:N0} cells of {cell}");
    }
}
