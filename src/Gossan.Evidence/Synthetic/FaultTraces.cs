using Gossan.Grids;

namespace Gossan.Evidence.Synthetic;

/// <summary>Fault traces as crooked lines across a district, and the distance to the nearest.</summary>
internal static class FaultTraces
{
    /// <summary>Distance of every cell to the nearest of some random traces, in metres.</summary>
    public static double[] DistanceMetres(Grid grid, int count, Random random)
    {
        var segments = new List<(double X1, double Y1, double X2, double Y2)>();
        for (int fault = 0; fault < count; fault++)
        {
            double x = random.NextDouble() * grid.Columns, y = random.NextDouble() * grid.Rows;

            // Two families of strike, as in most districts.
            double strike = (random.Next(2) == 0 ? 0.6 : 2.1) + (0.2 * RandomField.Normal(random));
            for (int step = 0; step < 12; step++)
            {
                strike += 0.15 * RandomField.Normal(random);
                double x2 = x + (9 * Math.Cos(strike)), y2 = y + (9 * Math.Sin(strike));
                segments.Add((x, y, x2, y2));
                (x, y) = (x2, y2);
            }
        }

        double[] metres = new double[grid.Cells];
        for (int i = 0; i < metres.Length; i++)
        {
            var (row, column) = Math.DivRem(i, grid.Columns);
            metres[i] = segments.Min(s => Distance(column + 0.5, row + 0.5, s)) * grid.CellWidth;
        }

        return metres;
    }

    private static double Distance(double x, double y, (double X1, double Y1, double X2, double Y2) s)
    {
        double dx = s.X2 - s.X1, dy = s.Y2 - s.Y1;
        double along = Math.Clamp((((x - s.X1) * dx) + ((y - s.Y1) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(Math.Pow(x - s.X1 - (along * dx), 2) + Math.Pow(y - s.Y1 - (along * dy), 2));
    }
}
