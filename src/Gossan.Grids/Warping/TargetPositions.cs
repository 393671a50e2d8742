namespace Gossan.Grids;

/// <summary>Where places of a target grid lie in the reference system of a source, with longitudes that do not jump.</summary>
internal sealed class TargetPositions : IDisposable
{
    // Steps along an edge and through the inside: what a map edge bends between two of a thousand is far below a cell.
    private const int EdgeSteps = 1000;
    private const int InnerSteps = 50;

    private readonly Grid target;
    private readonly SpatialReferenceHandle? from;
    private readonly SpatialReferenceHandle? to;
    private readonly CoordinateTransformationHandle? way;
    private double middle;

    private TargetPositions(Grid target, string sourceCrs)
    {
        this.target = target;
        to = sourceCrs.Length > 0 ? SpatialReferenceHandle.Parse(sourceCrs).WithoutHeights() : null;
        FullCircle = to is { IsGeographic: true } ? to.FullCircle : 0;
        if (to is not null && target.Crs.Length > 0 && !CoordinateSystem.AreSame(target.Crs, sourceCrs))
        {
            from = SpatialReferenceHandle.Parse(target.Crs).WithoutHeights();
            way = CoordinateTransformationHandle.Between(from, to);
        }
    }

    /// <summary>Once round the globe in the source's units; 0 where its positions are not longitudes.</summary>
    internal double FullCircle { get; }

    /// <summary>Whether positions change between the two systems; not for equal ones, nor where either says none.</summary>
    internal bool Reprojects => way is not null;

    /// <summary>The source's system as a dataset needs it; "" unless positions change.</summary>
    internal string SourceWkt => Reprojects ? to!.ToWkt() : "";

    /// <summary>The target's system as a dataset needs it; "" unless positions change.</summary>
    internal string TargetWkt => Reprojects ? from!.ToWkt() : "";

    /// <summary>Prepares the way from the target's system to the source's.</summary>
    /// <exception cref="CoordinateSystemException">There is no way between the two systems.</exception>
    internal static TargetPositions In(Grid target, string sourceCrs)
    {
        var positions = new TargetPositions(target, sourceCrs);
        positions.middle = positions.FirstLongitude();
        return positions;
    }

    /// <summary>Positions that enclose the target: its edges closely, its inside loosely, and a pole that it holds. Those with no way are left out.</summary>
    internal (double X, double Y)[] Enclosing()
    {
        var places = new List<(double Column, double Row)>();
        int across = Math.Min(target.Columns, EdgeSteps);
        int down = Math.Min(target.Rows, EdgeSteps);
        for (int i = 0; i <= across; i++)
        {
            double column = (double)target.Columns * i / across;
            places.AddRange([(column, 0), (column, target.Rows)]);
        }

        for (int i = 0; i <= down; i++)
        {
            double row = (double)target.Rows * i / down;
            places.AddRange([(0, row), (target.Columns, row)]);
        }

        for (int i = 1; i < InnerSteps; i++)
        {
            for (int j = 1; j < InnerSteps; j++)
            {
                places.Add(((double)target.Columns * i / InnerSteps, (double)target.Rows * j / InnerSteps));
            }
        }

        return [.. Apply([.. places]).OfType<(double X, double Y)>(), .. Poles()];
    }

    /// <summary>How many source cells one step along a column and a row of the target's centre cell are; 1 where nothing tells.</summary>
    internal (double PerColumn, double PerRow) CellRatio(AffineTransform source)
    {
        foreach (var (column, row) in Tried())
        {
            var around = Apply([(column - 0.5, row), (column + 0.5, row), (column, row - 0.5), (column, row + 0.5)]);
            if (around is [{ } west, { } east, { } north, { } south])
            {
                return (Between(west, east), Between(north, south));
            }
        }

        return (1, 1);

        double Between((double X, double Y) one, (double X, double Y) other)
        {
            var (column, row) = source.ApplyInverse(one.X, one.Y);
            var (column2, row2) = source.ApplyInverse(other.X, other.Y);
            return double.Hypot(column2 - column, row2 - row);
        }
    }

    public void Dispose()
    {
        way?.Dispose();
        from?.Dispose();
        to?.Dispose();
    }

    private (double X, double Y)?[] Apply(ReadOnlySpan<(double Column, double Row)> places)
    {
        double[] x = new double[places.Length];
        double[] y = new double[places.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = target.Transform.Apply(places[i].Column, places[i].Row);
        }

        bool[]? carried = way?.Apply(x, y);
        var positions = new (double X, double Y)?[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            // Longitudes come back within half a circle of Greenwich: brought to the branch of the target's centre.
            double turns = Reprojects && FullCircle > 0 ? Math.Round((middle - x[i]) / FullCircle) : 0;
            positions[i] = carried is null || carried[i] ? (x[i] + (turns * FullCircle), y[i]) : null;
        }

        return positions;
    }

    private double FirstLongitude()
    {
        foreach (var place in Tried())
        {
            if (Apply([place])[0] is var (x, _))
            {
                return x;
            }
        }

        return 0;
    }

    /// <summary>The centre, then places towards the edges, for systems that do not reach the centre.</summary>
    private IEnumerable<(double Column, double Row)> Tried()
    {
        yield return (target.Columns / 2.0, target.Rows / 2.0);
        for (int i = 0; i <= 8; i++)
        {
            for (int j = 0; j <= 8; j++)
            {
                yield return (target.Columns * i / 8.0, target.Rows * j / 8.0);
            }
        }
    }

    /// <summary>Round a pole all longitudes meet inside the target, and no edge shows it.</summary>
    private List<(double X, double Y)> Poles()
    {
        var positions = new List<(double X, double Y)>();
        if (!Reprojects || FullCircle == 0)
        {
            return positions;
        }

        using var back = CoordinateTransformationHandle.Between(to!, from!);
        foreach (double pole in (double[])[FullCircle / 4, -FullCircle / 4])
        {
            double[] x = [middle];
            double[] y = [pole];
            if (back.Apply(x, y)[0] && target.Transform.ApplyInverse(x[0], y[0]) is var (column, row) && column >= 0 && column <= target.Columns && row >= 0 && row <= target.Rows)
            {
                positions.AddRange([(middle - (FullCircle / 2), pole), (middle + (FullCircle / 2), pole)]);
            }
        }

        return positions;
    }
}
