namespace Gossan.Grids;

/// <summary>Carries positions and extents over from one coordinate reference system to another.</summary>
public static class CoordinateTransfer
{
    /// <summary>Places along each side of an extent, and as many rows of them inside: edges bend where systems differ.</summary>
    private const int PlacesPerSide = 21;

    /// <summary>Carries positions over in place.</summary>
    /// <param name="fromCrs">WKT of the system that they are in.</param>
    /// <param name="toCrs">WKT of the system wanted; where it or <paramref name="fromCrs"/> is "", positions stay as they are.</param>
    /// <param name="x">(N) east or longitude.</param>
    /// <param name="y">(N) north or latitude.</param>
    /// <returns>(N) whether each could be carried over; where not, its x and y mean nothing.</returns>
    /// <exception cref="CoordinateSystemException">A system is unknown, or there is no way between the two.</exception>
    public static bool[] Positions(string fromCrs, string toCrs, Span<double> x, Span<double> y)
    {
        ArgumentNullException.ThrowIfNull(fromCrs);
        ArgumentNullException.ThrowIfNull(toCrs);
        if (fromCrs.Length == 0 || toCrs.Length == 0 || CoordinateSystem.AreSame(fromCrs, toCrs))
        {
            bool[] all = new bool[x.Length];
            Array.Fill(all, true);
            return all;
        }

        using var from = SpatialReferenceHandle.Parse(fromCrs);
        using var to = SpatialReferenceHandle.Parse(toCrs);
        using var way = CoordinateTransformationHandle.Between(from, to);
        return way.Apply(x, y);
    }

    /// <summary>The smallest rectangle that holds an extent in another system.</summary>
    /// <param name="fromCrs">WKT of the extent's system; "" for that of the answer.</param>
    /// <param name="toCrs">WKT of the system wanted.</param>
    /// <param name="extent">West, south, east, north.</param>
    /// <returns>West, south, east, north; <see langword="null"/> where no place of it can be carried over.</returns>
    /// <exception cref="CoordinateSystemException">A system is unknown, or there is no way between the two.</exception>
    public static (double West, double South, double East, double North)? Bounds(string fromCrs, string toCrs, (double West, double South, double East, double North) extent)
    {
        double[] x = new double[PlacesPerSide * PlacesPerSide], y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double across = (double)(i % PlacesPerSide) / (PlacesPerSide - 1), up = (double)(i / PlacesPerSide) / (PlacesPerSide - 1);
            x[i] = double.Lerp(extent.West, extent.East, across);
            y[i] = double.Lerp(extent.South, extent.North, up);
        }

        bool[] carried = Positions(fromCrs, toCrs, x, y);
        if (!carried.Contains(true))
        {
            return null;
        }

        double[] xs = [.. x.Where((_, i) => carried[i])], ys = [.. y.Where((_, i) => carried[i])];
        return (xs.Min(), ys.Min(), xs.Max(), ys.Max());
    }
}
