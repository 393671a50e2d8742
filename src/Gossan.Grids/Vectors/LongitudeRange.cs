namespace Gossan.Grids;

/// <summary>Longitudes have no natural beginning: files count from -180 or from 0, and a grid may cross either line.</summary>
internal static class LongitudeRange
{
    private const double Turn = 360;

    /// <summary>Puts together what was cut at the line where longitudes begin: no step of a line or ring is longer than half a turn.</summary>
    /// <param name="shapes">Shapes that were carried over, whose longitudes PROJ has put between -180 and 180.</param>
    internal static void Unwrap(ShapeStore shapes)
    {
        Span<double> x = shapes.X;
        double outline = 0;
        foreach (ShapePath path in shapes.Paths)
        {
            // A hole stays with its outline.
            double before = path.Kind == PathKind.Hole ? outline : x[path.Start];
            outline = path.Kind == PathKind.Hole ? outline : before;
            foreach (ref double longitude in x.Slice(path.Start, path.Count))
            {
                longitude += Turn * Math.Round((before - longitude) / Turn);
                before = longitude;
            }
        }
    }

    /// <summary>Shifts every point, line and polygon by a whole turn where it then lies in the range of the grid more than before.</summary>
    /// <param name="shapes">Shapes with longitudes.</param>
    /// <param name="grid">A grid in degrees.</param>
    /// <returns>How many shapes had a part that was shifted.</returns>
    internal static int ShiftInto(ShapeStore shapes, Grid grid)
    {
        double[] corners = [grid.Transform.Apply(0, 0).X, grid.Transform.Apply(grid.Columns, 0).X, grid.Transform.Apply(0, grid.Rows).X, grid.Transform.Apply(grid.Columns, grid.Rows).X];
        double west = corners.Min();
        double east = corners.Max();
        int count = 0;
        for (int shape = 0; shape < shapes.Count; shape++)
        {
            bool shifted = false;
            double shift = 0;
            foreach (ShapePath path in shapes.PathsOf(shape))
            {
                Span<double> x = shapes.X.Slice(path.Start, path.Count);
                shift = path.Kind == PathKind.Hole ? shift : ShiftOf(x, west, east);
                foreach (ref double longitude in x)
                {
                    longitude += shift;
                }

                shifted |= shift != 0;
            }

            count += shifted ? 1 : 0;
        }

        return count;
    }

    private static double ShiftOf(ReadOnlySpan<double> longitudes, double west, double east)
    {
        double least = double.PositiveInfinity;
        double greatest = double.NegativeInfinity;
        foreach (double longitude in longitudes)
        {
            least = Math.Min(least, longitude);
            greatest = Math.Max(greatest, longitude);
        }

        double best = 0;
        double common = Common(0);
        foreach (double shift in (ReadOnlySpan<double>)[-Turn, Turn])
        {
            if (Common(shift) >= 0 && Common(shift) > common)
            {
                common = Common(shift);
                best = shift;
            }
        }

        return best;

        // Length of the common range; below 0 where there is none.
        double Common(double shift) => Math.Min(greatest + shift, east) - Math.Max(least + shift, west);
    }
}
