using System.Globalization;

namespace Gossan.Grids;

/// <summary>The least and greatest coordinates of some positions.</summary>
internal readonly record struct Extent(double West, double South, double East, double North)
{
    internal static Extent Of(Grid grid)
    {
        ReadOnlySpan<(double X, double Y)> corners =
        [
            grid.Transform.Apply(column: 0, row: 0), grid.Transform.Apply(column: grid.Columns, row: 0),
            grid.Transform.Apply(column: 0, row: grid.Rows), grid.Transform.Apply(column: grid.Columns, row: grid.Rows),
        ];
        return Of(corners);
    }

    internal static Extent Of(ReadOnlySpan<(double X, double Y)> positions)
    {
        var extent = new Extent(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var (x, y) in positions)
        {
            extent = new(Math.Min(extent.West, x), Math.Min(extent.South, y), Math.Max(extent.East, x), Math.Max(extent.North, y));
        }

        return extent;
    }

    /// <summary>The positions as places on a grid: x becomes the column, y the row.</summary>
    internal static Extent OfPlaces(ReadOnlySpan<(double X, double Y)> positions, AffineTransform transform)
    {
        var places = new (double X, double Y)[positions.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = transform.ApplyInverse(positions[i].X, positions[i].Y);
        }

        return Of(places);
    }

    /// <summary>Such as "x 500000 to 510000, y 6890000 to 6900000"; seven digits, which are metres on a continent.</summary>
    internal string Describe() => string.Create(CultureInfo.InvariantCulture, $"x {West:G7} to {East:G7}, y {South:G7} to {North:G7}");
}
