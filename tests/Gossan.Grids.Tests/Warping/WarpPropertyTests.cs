using CsCheck;

namespace Gossan.Grids.Tests;

/// <summary>What holds for every source and target, turned or not, in systems that know one place in the Yukon.</summary>
public class WarpPropertyTests
{
    private const double Longitude = -134.2;
    private const double Latitude = 61.7;

    private static readonly string[] Systems = ["EPSG:26908", "EPSG:4326", "EPSG:3338", "EPSG:32609", "EPSG:3578"];

    private static readonly Gen<Grid> Grids =
        from crs in Gen.Int[0, Systems.Length - 1]
        from cell in Gen.Double[60, 260]
        from rows in Gen.Int[1, 40]
        from columns in Gen.Int[1, 40]
        from angle in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 360])
        from east in Gen.Double[-1000, 1000]
        from north in Gen.Double[-1000, 1000]
        select Near(Systems[crs], cell, rows, columns, angle, east, north);

    private static readonly Gen<ResamplingMethod> Methods = Gen.Enum<ResamplingMethod>();

    [Fact]
    public void A_constant_layer_stays_constant_and_missing_never_becomes_data() =>
        Gen.Select(Grids, Grids, Methods, Gen.Int, Gen.Bool).Sample(
            (source, target, method, seed, inMemory) =>
            {
                var random = new Random(seed);
                double share = random.NextDouble();
                float[] cells = Warps.Of(source, (_, _) => random.NextDouble() < share ? double.NaN : 7.25);
                if (Warped(source, cells, target, method, inMemory) is not { } warped)
                {
                    return;
                }

                // The farthest that a valid cell may come from: the one under the centre, or for areas under any corner.
                var reach = method is ResamplingMethod.Average or ResamplingMethod.Mode ? AreaReach(source, target) : 0.02;
                (double Column, double Row)[] places = PlacesIn(source, target);
                for (int i = 0; i < warped.Length; i++)
                {
                    Assert.True(float.IsNaN(warped[i]) || Math.Abs(warped[i] - 7.25) < 1e-4, $"cell {i} is {warped[i]}");
                    Assert.True(float.IsNaN(warped[i]) || AnyValid(source, cells, places[i], reach), $"cell {i} is data out of nothing");
                    bool surely = AllValid(source, cells, places[i], 0.02);
                    Assert.False(float.IsNaN(warped[i]) && surely, $"cell {i} lost its data");
                }
            },
            iter: 400, threads: 2);

    [Fact]
    public void A_ramp_stays_a_ramp_inside() =>
        Gen.Select(Grids, Grids, Methods.Where(method => method is ResamplingMethod.Bilinear or ResamplingMethod.Cubic)).Sample(
            (source, target, method) =>
            {
                // Linear in the source's own columns and rows, which is linear in its system.
                float[] cells = [.. Enumerable.Range(0, (int)source.Cells).Select(i => (float)((i % source.Columns) + (2 * (i / source.Columns))))];
                if (Warped(source, cells, target, method, inMemory: true) is not { } warped)
                {
                    return;
                }

                (double Column, double Row)[] places = PlacesIn(source, target);
                for (int i = 0; i < warped.Length; i++)
                {
                    var (column, row) = places[i];
                    if (column > 2 && column < source.Columns - 2 && row > 2 && row < source.Rows - 2)
                    {
                        Assert.Equal(column - 0.5 + (2 * (row - 0.5)), warped[i], 0.05);
                    }
                }
            },
            iter: 400, threads: 2);

    [Fact]
    public void A_source_without_data_gives_none() =>
        Gen.Select(Grids, Grids, Methods).Sample(
            (source, target, method) =>
                Warped(source, Warps.Of(source, (_, _) => double.NaN), target, method, inMemory: true)?.All(float.IsNaN) ?? true,
            iter: 100, threads: 2);

    /// <summary>The warped cells; nothing where the two grids happen not to overlap.</summary>
    private static float[]? Warped(Grid source, float[] cells, Grid target, ResamplingMethod method, bool inMemory)
    {
        try
        {
            return Warps.Warp(source, cells, target, method, inMemory ? Warps.Plenty : 0);
        }
        catch (WarpException e) when (e.Message.Contains("lies elsewhere", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(PlacesIn(source, target), place => AnyInside(source, place));
            return null;
        }
    }

    private static Grid Near(string crs, double cell, int rows, int columns, double angle, double east, double north)
    {
        using var from = SpatialReferenceHandle.Parse("EPSG:4326");
        using var to = SpatialReferenceHandle.Parse(crs);
        using var way = CoordinateTransformationHandle.Between(from, to);
        double[] x = [Longitude], y = [Latitude];
        way.Apply(x, y);

        // Degrees of latitude for metres: cells of a geographic grid are half as wide as high on the ground here.
        double unit = to.IsGeographic ? 1 / 111_000.0 : 1;
        Grid grid = Warps.Grid(crs, x[0] + ((east - (columns * cell / 2)) * unit), y[0] + ((north + (rows * cell / 2)) * unit), cell * unit, rows, columns);
        return Warps.Turned(grid, angle);
    }

    private static (double Column, double Row)[] PlacesIn(Grid source, Grid target)
    {
        using var from = SpatialReferenceHandle.Parse(target.Crs);
        using var to = SpatialReferenceHandle.Parse(source.Crs);
        using var way = CoordinateTransformationHandle.Between(from, to);
        double[] x = new double[target.Cells], y = new double[target.Cells];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = target.CentreOf(i / target.Columns, i % target.Columns);
        }

        Assert.DoesNotContain(false, way.Apply(x, y));
        return [.. x.Zip(y, source.Transform.ApplyInverse)];
    }

    /// <summary>Half the diagonal of a target cell in source cells, and a little.</summary>
    private static double AreaReach(Grid source, Grid target)
    {
        using var positions = TargetPositions.In(target, source.Crs);
        var (perColumn, perRow) = positions.CellRatio(source.Transform);
        return (0.5 * (perColumn + perRow)) + 0.1;
    }

    private static bool AnyInside(Grid source, (double Column, double Row) place) =>
        place.Column > 0 && place.Column < source.Columns && place.Row > 0 && place.Row < source.Rows;

    private static bool AnyValid(Grid source, float[] cells, (double Column, double Row) place, double reach) => Under(source, cells, place, reach).Any(float.IsFinite);

    private static bool AllValid(Grid source, float[] cells, (double Column, double Row) place, double reach) => Under(source, cells, place, reach).All(float.IsFinite);

    /// <summary>The source cells within a reach of a place; NaN for those outside.</summary>
    private static IEnumerable<float> Under(Grid source, float[] cells, (double Column, double Row) place, double reach)
    {
        for (int row = (int)Math.Floor(place.Row - reach); row <= (int)Math.Floor(place.Row + reach); row++)
        {
            for (int column = (int)Math.Floor(place.Column - reach); column <= (int)Math.Floor(place.Column + reach); column++)
            {
                yield return row >= 0 && row < source.Rows && column >= 0 && column < source.Columns ? cells[(row * source.Columns) + column] : float.NaN;
            }
        }
    }
}
