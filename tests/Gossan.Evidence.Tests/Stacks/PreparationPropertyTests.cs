using CsCheck;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Stacks;

/// <summary>What holds of a whole preparation whatever grids and reference systems meet.</summary>
public sealed class PreparationPropertyTests
{
    private const double Longitude = 141.6;
    private const double Latitude = -21.1;

    private static readonly string[] Systems = ["EPSG:32754", "EPSG:4326", "EPSG:28354", "EPSG:3577", "EPSG:32755"];

    private static readonly Gen<Grid> Grids =
        from crs in Gen.Int[0, Systems.Length - 1]
        from cell in Gen.Double[60, 260]
        from rows in Gen.Int[12, 40]
        from columns in Gen.Int[12, 40]
        from east in Gen.Double[-800, 800]
        from north in Gen.Double[-800, 800]
        select Near(Systems[crs], cell, rows, columns, east, north);

    [Fact]
    public void A_constant_layer_is_refused_whatever_it_is_warped_from() =>
        Gen.Select(Grids, Grids).Sample(
            (target, source) =>
            {
                using var trial = new Trial { Grid = target };
                string ramp = trial.Raster("ramp.tif", (r, c) => r + c), flat = trial.Raster("flat.tif", (_, _) => 7.25f, source);
                var region = Trial.Region("r", null, ("ramp", new() { Path = ramp }), ("flat", new() { Path = flat, Transform = [] }));

                Assert.Matches("^layer 'flat' .* is constant: every cell with data is 7.25", Assert.Throws<LayerException>(() => trial.Prepare(region)).Message);
            },
            iter: 25, threads: 1);

    [Fact]
    public void A_ramp_keeps_its_values_inside_and_missing_never_becomes_data() =>
        Gen.Select(Grids, Grids, Gen.Int[0, 1 << 20]).Sample(
            (target, source, seed) =>
            {
                using var trial = new Trial { Grid = target };
                bool Gap(int r, int c) => (((r / 5) * 31) + ((c / 5) * 17) + seed) % 7 == 0;
                float Ramp(int r, int c) => (float)(c + (2 * r));
                string own = trial.Raster("own.tif", (r, c) => (r * 7) + (c % 5));
                string whole = trial.Raster("whole.tif", Ramp, source), holes = trial.Raster("holes.tif", (r, c) => Gap(r, c) ? float.NaN : Ramp(r, c), source);
                var region = Trial.Region(
                    "r", null, ("own", new() { Path = own, Transform = [] }), ("whole", new() { Path = whole, Transform = [] }), ("holes", new() { Path = holes, Transform = [] }));
                StackAudit audit;
                try
                {
                    audit = trial.Prepare(region)[0];
                }
                catch (LayerException)
                {
                    // All that meets the region is a gap, or a single cell.
                    return;
                }

                bool average = audit.Layers[1].Source.Method.EndsWith("average", StringComparison.Ordinal);
                float[] ramp = trial.Band(1), gaps = trial.Band(2);
                var (x, y) = Places(source, target);
                for (int cell = 0; cell < ramp.Length; cell++)
                {
                    int r = (int)Math.Floor(y[cell]), c = (int)Math.Floor(x[cell]);
                    bool inside = x[cell] > 3 && x[cell] < source.Columns - 3 && y[cell] > 3 && y[cell] < source.Rows - 3;

                    // An average is made of whole source cells: right to half of one.
                    if (inside)
                    {
                        Assert.Equal(x[cell] - 0.5 + (2 * (y[cell] - 0.5)), ramp[cell], average ? 1.5 : 0.05);
                    }

                    Assert.True(inside || !float.IsFinite(ramp[cell]) || (x[cell] > -2 && x[cell] < source.Columns + 2 && y[cell] > -2 && y[cell] < source.Rows + 2), "data beyond the source");

                    // A centre a twentieth of a cell or more inside a hole has no value, but for an average that reaches out of it.
                    bool deep = x[cell] - c is > 0.05 and < 0.95 && y[cell] - r is > 0.05 and < 0.95 && !average;
                    Assert.False(inside && deep && Gap(r, c) && float.IsFinite(gaps[cell]), $"cell {cell} is data out of a gap");
                    Assert.False(inside && deep && !Gap(r, c) && float.IsNaN(gaps[cell]), $"cell {cell} lost its data");
                }

                Assert.Equal(Enumerable.Range(0, ramp.Length).Count(cell => float.IsFinite(ramp[cell]) && float.IsFinite(gaps[cell])), audit.CellsWithoutGaps);
            },
            iter: 60, threads: 1);

    /// <summary>Columns and rows of the source under the centres of the target.</summary>
    private static (double[] Columns, double[] Rows) Places(Grid source, Grid target)
    {
        double[] x = new double[target.Cells], y = new double[target.Cells];
        for (int cell = 0; cell < x.Length; cell++)
        {
            (x[cell], y[cell]) = target.CentreOf(cell / target.Columns, cell % target.Columns);
        }

        CoordinateTransfer.Positions(target.Crs, source.Crs, x, y);
        for (int cell = 0; cell < x.Length; cell++)
        {
            (x[cell], y[cell]) = source.Transform.ApplyInverse(x[cell], y[cell]);
        }

        return (x, y);
    }

    /// <summary>A grid with its middle near one place, cells of about so many metres.</summary>
    private static Grid Near(string system, double cell, int rows, int columns, double east, double north)
    {
        string crs = CoordinateSystem.WktOf(system);
        double[] x = [Longitude], y = [Latitude];
        CoordinateTransfer.Positions(CoordinateSystem.WktOf("EPSG:4326"), crs, x, y);
        double unit = CoordinateSystem.IsGeographic(crs) ? 1 / 111_000d : 1;
        return new(crs, new(x[0] + ((east - (cell * columns / 2)) * unit), cell * unit, 0, y[0] + ((north + (cell * rows / 2)) * unit), 0, -cell * unit), rows, columns);
    }
}
