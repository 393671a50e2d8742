using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Areas and distances on a map: plane ones in a projected system, ones on the ellipsoid in a geographic one.</summary>
internal sealed class MapMeasure
{
    private readonly Grid grid;
    private readonly Ellipsoid? ellipsoid;
    private readonly double metres = 1;

    public MapMeasure(Grid grid)
    {
        this.grid = grid;
        ellipsoid = Ellipsoid.Of(grid.Crs);
        if (ellipsoid is null)
        {
            metres = CoordinateSystem.MetresPerUnit(grid.Crs);
        }
    }

    /// <summary>Area of cells in square kilometres.</summary>
    /// <remarks>
    /// In a geographic system exact where rows are parallels; where they are not, a cell counts as the flat figure that it would be at its
    /// centre, which for cells of a hundredth of a degree is right to a few in a billion.
    /// </remarks>
    public double SquareKilometres(IEnumerable<CellRun> runs)
    {
        var t = grid.Transform;
        double determinant = Math.Abs((t.ColumnStepX * t.RowStepY) - (t.RowStepX * t.ColumnStepY));
        if (ellipsoid is null)
        {
            return runs.Sum(run => (long)run.Cells) * (determinant * metres * metres / 1e6);
        }

        double sum = 0;
        foreach (var run in runs)
        {
            if (t.ColumnStepY == 0)
            {
                var (_, one) = t.Apply(column: 0, row: run.Row);
                var (_, other) = t.Apply(column: 0, row: run.Row + 1);
                sum += run.Cells * ellipsoid.ZoneArea(one, other, t.ColumnStepX);
                continue;
            }

            for (int column = run.First; column <= run.Last; column++)
            {
                var (east, north) = ellipsoid.MetresPerUnit(grid.CentreOf(run.Row, column).Y);
                sum += determinant * east * north;
            }
        }

        return sum / 1e6;
    }

    /// <summary>A place in metres along three axes; the straight line between two is never longer than their distance.</summary>
    public (double X, double Y, double Z) InSpace(double x, double y) => ellipsoid?.InSpace(x, y) ?? (x * metres, y * metres, 0);

    /// <summary>Metres between two places.</summary>
    public double Distance((double X, double Y) from, (double X, double Y) to) =>
        ellipsoid?.Distance(from, to) ?? (metres * double.Hypot(to.X - from.X, to.Y - from.Y));

    /// <summary>The place of a run that is nearest to a site.</summary>
    /// <remarks>
    /// In a geographic system found on a plane with the scales of the latitude half-way between the two: at 500 km the distance to the place
    /// found is longer than the shortest by less than a thousandth.
    /// </remarks>
    public (double X, double Y) Nearest(CellRun run, (double X, double Y) site)
    {
        var t = grid.Transform;
        Span<(double X, double Y)> corners =
        [
            t.Apply(column: run.First, row: run.Row), t.Apply(column: run.Last + 1, row: run.Row),
            t.Apply(column: run.Last + 1, row: run.Row + 1), t.Apply(column: run.First, row: run.Row + 1),
        ];
        double east = 1, north = 1, turn = 0;
        if (ellipsoid is not null)
        {
            (east, north) = ellipsoid.MetresPerUnit((site.Y + corners[0].Y) / 2);
            double circle = Math.Tau / ellipsoid.RadiansPerUnit;
            turn = circle * Math.Round((site.X - corners[0].X) / circle);
        }

        var best = corners[0];
        double least = double.PositiveInfinity;
        for (int i = 0; i < 4; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % 4]);
            double ax = (from.X + turn - site.X) * east, ay = (from.Y - site.Y) * north, bx = (to.X - from.X) * east, by = (to.Y - from.Y) * north;
            double share = Math.Clamp(-((ax * bx) + (ay * by)) / ((bx * bx) + (by * by)), 0, 1);
            double distance = double.Hypot(ax + (share * bx), ay + (share * by));
            if (distance < least)
            {
                (least, best) = (distance, (from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
            }
        }

        return best;
    }
}
