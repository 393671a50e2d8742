using CsCheck;

namespace Gossan.Grids.Tests;

/// <summary>Small grids with pieces and points in and round them.</summary>
internal static class MadeField
{
    /// <summary>Grids of up to 300 x 300 cells at a UTM place, some rotated and sheared, within one tile or over several.</summary>
    public static readonly Gen<Grid> Grids =
        from rows in Gen.OneOf(Gen.Int[1, 40], Gen.Int[120, 300])
        from columns in Gen.OneOf(Gen.Int[1, 40], Gen.Int[120, 300])
        from angle in Gen.OneOf(Gen.Const(0.0), Gen.Double[-3, 3])
        from width in Gen.Double[20, 200]
        from height in Gen.Double[20, 200]
        from shear in Gen.OneOf(Gen.Const(0.0), Gen.Double[-0.5, 0.5])
        let c = Math.Cos(angle)
        let s = Math.Sin(angle)
        select new Grid("", new(500_000, width * c, (height * s) + (shear * width), 6_900_000, width * s, -height * c), rows, columns);

    /// <summary>A place on a grid or up to a third of it beside it.</summary>
    public static Gen<(double X, double Y)> Place(Grid grid) =>
        Gen.Select(Gen.Double[-0.3, 1.3], Gen.Double[-0.3, 1.3], (column, row) => grid.Transform.Apply(column * grid.Columns, row * grid.Rows));

    /// <summary>Pieces of all lengths, some of none.</summary>
    public static Gen<Segment[]> Pieces(Grid grid, int most) =>
        (from start in Place(grid)
         from end in Place(grid)
         from share in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 0.1], Gen.Double[0, 1])
         select new Segment(start.X, start.Y, start.X + (share * (end.X - start.X)), start.Y + (share * (end.Y - start.Y)))).Array[1, most];

    /// <summary>Samples with values in -5 to 5; some share a place, some are NaN.</summary>
    public static Gen<PointSample[]> Samples(Grid grid, int most) =>
        from samples in Gen.Select(Place(grid), Gen.OneOf(Gen.Double[-5, 5], Gen.Double[-5, 5], Gen.Const(double.NaN)), (place, value) => new PointSample(place.X, place.Y, value)).Array[0, most]
        from again in Gen.Int[0, samples.Length / 3]
        select (PointSample[])[.. samples, .. samples.Take(again).Select(sample => sample with { Value = sample.Value + 1 })];

    /// <summary>A north-up grid of 10 m cells whose first cell has its centre at (5, -5).</summary>
    public static Grid Plain(int rows, int columns) => new("", new(0, 10, 0, 0, 0, -10), rows, columns);

    /// <summary>The whole grid, read in strips of some rows.</summary>
    public static float[] InStrips(Grid grid, int rows, ReadRows read)
    {
        float[] cells = new float[grid.Cells];
        for (int first = 0; first < grid.Rows; first += rows)
        {
            int count = Math.Min(rows, grid.Rows - first);
            read(first, count, cells.AsSpan(first * grid.Columns, count * grid.Columns));
        }

        return cells;
    }

    /// <summary>The whole grid, read at once.</summary>
    public static float[] Whole(Grid grid, ReadRows read) => InStrips(grid, grid.Rows, read);

    /// <summary>Some cells of a grid, to compare with what is computed the long way.</summary>
    public static IEnumerable<(int Row, int Column, int Index)> SomeCells(Grid grid, int count)
    {
        var random = SeededRandom.For(7, "cells");
        for (int i = 0; i < count; i++)
        {
            int row = random.Next(grid.Rows), column = random.Next(grid.Columns);
            yield return (row, column, (row * grid.Columns) + column);
        }
    }

    public delegate void ReadRows(int firstRow, int rows, Span<float> cells);
}
