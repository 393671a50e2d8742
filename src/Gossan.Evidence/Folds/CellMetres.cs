using Gossan.Grids;

namespace Gossan.Evidence.Folds;

/// <summary>How long the edges of a grid's cells are, in metres.</summary>
/// <param name="Width">Along a row.</param>
/// <param name="Height">Along a column.</param>
internal readonly record struct CellMetres(double Width, double Height)
{
    /// <summary>A degree of latitude on a sphere of the Earth's mean radius, 6,371,008.8 m (Moritz 2000).</summary>
    private const double PerDegree = 6_371_008.8 * Math.PI / 180;

    /// <summary>Metres east and south of the grid's corner, along its rows and columns.</summary>
    public (double X, double Y) PlaceOf(int row, int column) => (column * Width, row * Height);

    /// <summary>Measures the cells; degrees are taken for metres at the grid's middle latitude, near enough to size blocks by.</summary>
    public static CellMetres Of(Grid grid)
    {
        if (!CoordinateSystem.IsGeographic(grid.Crs))
        {
            double metres = CoordinateSystem.MetresPerUnit(grid.Crs);
            return new(grid.CellWidth * metres, grid.CellHeight * metres);
        }

        double latitude = Math.Clamp(grid.Transform.Apply(grid.Columns / 2.0, grid.Rows / 2.0).Y, -89, 89);
        return new(grid.CellWidth * PerDegree * Math.Cos(latitude * Math.PI / 180), grid.CellHeight * PerDegree);
    }
}
