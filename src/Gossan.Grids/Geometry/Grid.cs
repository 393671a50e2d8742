using System.Globalization;

namespace Gossan.Grids;

/// <summary>Where the cells of a raster lie on the map: reference system, transform and size. Row 0 is in the north.</summary>
/// <param name="Crs">Coordinate reference system as WKT, see <see cref="CoordinateSystem.WktOf"/>; "" for none.</param>
/// <param name="Transform">From columns and rows to map positions; must be invertible.</param>
/// <param name="Rows">Number of rows, 1 or more.</param>
/// <param name="Columns">Number of columns, 1 or more.</param>
/// <exception cref="ArgumentException">A size is below 1, or the transform has no inverse.</exception>
public sealed record Grid(string Crs, AffineTransform Transform, int Rows, int Columns)
{
    // Rounding of coordinates: 7e6 m on 1 cm cells resolves 1e-7 of a cell, so a millionth is "on the line".
    private const double OnTheLine = 1e-6;

    // GIS programs print origins with few digits; a hundredth of a cell moves no sample into another one.
    private const double SamePlace = 0.01;

    /// <summary>Coordinate reference system as WKT; "" for none.</summary>
    public string Crs { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Crs ?? throw new ArgumentNullException(nameof(Crs));

    /// <summary>From columns and rows to map positions, in units of the CRS.</summary>
    public AffineTransform Transform { get; init => field = Invertible(value); } = Invertible(Transform);

    /// <summary>Number of rows, 1 or more.</summary>
    public int Rows { get; init => field = Positive(value); } = Positive(Rows);

    /// <summary>Number of columns, 1 or more.</summary>
    public int Columns { get; init => field = Positive(value); } = Positive(Columns);

    /// <summary>Number of cells, rows times columns.</summary>
    public long Cells => (long)Rows * Columns;

    /// <summary>Length of a cell along its row, in units of the CRS (degrees for a geographic one); above 0.</summary>
    public double CellWidth => double.Hypot(Transform.ColumnStepX, Transform.ColumnStepY);

    /// <summary>Length of a cell along its column, in units of the CRS (degrees for a geographic one); above 0.</summary>
    public double CellHeight => double.Hypot(Transform.RowStepX, Transform.RowStepY);

    /// <summary>The map position of a cell's centre.</summary>
    /// <param name="row">0 in the north; values outside the grid give positions outside it.</param>
    /// <param name="column">0 in the west.</param>
    /// <returns>x and y in units of the CRS.</returns>
    public (double X, double Y) CentreOf(int row, int column) => Transform.Apply(column: column + 0.5, row: row + 0.5);

    /// <summary>Finds the cell that holds a map position.</summary>
    /// <param name="x">East, in units of the CRS.</param>
    /// <param name="y">North, in units of the CRS.</param>
    /// <returns>
    /// Row and column, or <see langword="null"/> outside the grid and for what is not a number. A position on the line
    /// between two cells (within a millionth of a cell) belongs to the one with the higher row or column, in the
    /// south-east of a north-up grid; so the southern and eastern edge of the grid are outside.
    /// </returns>
    /// <example>With origin (500000, 6900000) and 100 m cells, (500100, 6899950) is row 0, column 1.</example>
    public (int Row, int Column)? CellAt(double x, double y)
    {
        var (column, row) = Transform.ApplyInverse(x, y);
        column = FloorFromLine(column);
        row = FloorFromLine(row);
        return row >= 0 && row < Rows && column >= 0 && column < Columns ? ((int)row, (int)column) : null;
    }

    /// <summary>Whether cell (row, column) is the same piece of land on both grids.</summary>
    /// <param name="other">The grid to compare with.</param>
    /// <returns><see langword="true"/> for the same size, corners that agree within a hundredth of a cell, and the same CRS, however it is written.</returns>
    /// <exception cref="GdalMissingException">The two CRS texts differ and there is no GDAL to compare what they mean.</exception>
    public bool Matches(Grid other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return HasSizeOf(other) && HasPlaceOf(other) && HasCrsOf(other);
    }

    /// <summary>The grid in one line for messages: size, cell size, CRS, origin, each with all its digits.</summary>
    /// <returns>Such as "277 x 202 cells (columns x rows) of 2240 x 2240 in EPSG:26908, origin (500000, 6900000)".</returns>
    public string Describe()
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Columns} x {Rows} cells (columns x rows) of {CellWidth:R} x {CellHeight:R} in {CoordinateSystem.NameOf(Crs)}, origin ({Transform.OriginX:R}, {Transform.OriginY:R})");
        return Transform.IsNorthUp
            ? text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{text}, a column steps ({Transform.ColumnStepX:R}, {Transform.ColumnStepY:R}) and a row ({Transform.RowStepX:R}, {Transform.RowStepY:R})");
    }

    internal bool HasSizeOf(Grid other) => Rows == other.Rows && Columns == other.Columns;

    internal bool HasPlaceOf(Grid other)
    {
        foreach (var (column, row) in ((int, int)[])[(0, 0), (Columns, 0), (0, Rows), (Columns, Rows)])
        {
            var (x, y) = other.Transform.Apply(column, row);
            var (here, below) = Transform.ApplyInverse(x, y);
            if (!(Math.Abs(here - column) <= SamePlace && Math.Abs(below - row) <= SamePlace))
            {
                return false;
            }
        }

        return true;
    }

    internal bool HasCrsOf(Grid other) => CoordinateSystem.AreSame(Crs, other.Crs);

    private static double FloorFromLine(double place) =>
        Math.Abs(place - Math.Round(place)) <= OnTheLine ? Math.Round(place) : Math.Floor(place);

    private static int Positive(int size) =>
        size > 0 ? size : throw new ArgumentOutOfRangeException(nameof(size), size, "A grid has at least one row and one column.");

    private static AffineTransform Invertible(AffineTransform transform) =>
        transform.IsInvertible ? transform : throw new ArgumentException("A grid needs a transform with finite numbers whose cells have an area.", nameof(transform));
}
