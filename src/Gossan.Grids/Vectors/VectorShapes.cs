namespace Gossan.Grids;

/// <summary>The features of a vector layer in memory, in the CRS that was asked for.</summary>
/// <remarks>A point layer has one shape for each point, so a multipoint has several; every other layer one for each feature.</remarks>
public sealed class VectorShapes
{
    private readonly string path;
    private readonly string layer;
    private readonly string[] columns;
    private readonly Func<long, string> placeOf;
    private readonly char separator;

    internal VectorShapes(string path, string layer, VectorKind kind, string[] columns, ShapeStore store, Func<long, string> placeOf, char separator, IReadOnlyList<string> notes)
    {
        this.path = path;
        this.layer = layer;
        this.columns = columns;
        this.placeOf = placeOf;
        this.separator = separator;
        Kind = kind;
        Store = store;
        Notes = notes;
    }

    /// <summary>What the features are.</summary>
    public VectorKind Kind { get; }

    /// <summary>Number of shapes: points of a point layer, else features; 0 where all were left out.</summary>
    public int Count => Store.Count;

    /// <summary>What was chosen, assumed, shifted and left out, one sentence each; for the audit and the report.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>What each shape's feature calls itself: the first filled field among name, site, deposit, title and id, else "feature N", N from 1 in file order.</summary>
    public IReadOnlyList<string> Names => Store.Names;

    /// <summary>Smallest and largest coordinates, in units of the CRS; not numbers where there is no shape.</summary>
    public (double West, double South, double East, double North) Bounds
    {
        get
        {
            double west = double.NaN;
            double south = double.NaN;
            double east = double.NaN;
            double north = double.NaN;
            foreach (ShapePath part in Store.Paths)
            {
                for (int i = part.Start; i < part.Start + part.Count; i++)
                {
                    west = double.MinNumber(west, Store.X[i]);
                    south = double.MinNumber(south, Store.Y[i]);
                    east = double.MaxNumber(east, Store.X[i]);
                    north = double.MaxNumber(north, Store.Y[i]);
                }
            }

            return (west, south, east, north);
        }
    }

    internal ShapeStore Store { get; }

    /// <summary>Lines and the outlines of polygons, holes too, as straight pieces; points as pieces of no length.</summary>
    /// <returns>In file order; x and y in units of the CRS.</returns>
    public IReadOnlyList<Segment> Pieces()
    {
        var pieces = new List<Segment>();
        ReadOnlySpan<double> x = Store.X;
        ReadOnlySpan<double> y = Store.Y;
        foreach (ShapePath part in Store.Paths)
        {
            int last = part.Start + part.Count - 1;
            for (int i = part.Start; i < last; i++)
            {
                pieces.Add(new(x[i], y[i], x[i + 1], y[i + 1]));
            }

            bool isOpenRing = part.Kind is PathKind.Outline or PathKind.Hole && (x[last], y[last]) != (x[part.Start], y[part.Start]);
            if (isOpenRing || part.Count == 1)
            {
                pieces.Add(new(x[last], y[last], x[part.Start], y[part.Start]));
            }
        }

        return pieces;
    }

    /// <summary>The polygons of a shape, rings as they are in the file.</summary>
    /// <param name="shape">0 to <see cref="Count"/> - 1.</param>
    /// <returns>Per polygon its outline, then its holes; each ring's vertices in units of the CRS. Empty for points and lines.</returns>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<(double X, double Y)>>> Polygons(int shape)
    {
        var polygons = new List<List<IReadOnlyList<(double X, double Y)>>>();
        foreach (var part in Store.PathsOf(shape))
        {
            if (part.Kind == PathKind.Outline)
            {
                polygons.Add([]);
            }

            if (part.Kind is PathKind.Outline or PathKind.Hole)
            {
                polygons[^1].Add([.. Enumerable.Range(part.Start, part.Count).Select(i => (Store.X[i], Store.Y[i]))]);
            }
        }

        return polygons;
    }

    /// <summary>The points of a point layer.</summary>
    /// <returns>(<see cref="Count"/>) in file order; x and y in units of the CRS.</returns>
    /// <exception cref="VectorException">The layer is no point layer.</exception>
    public IReadOnlyList<(double X, double Y)> Points()
    {
        if (Kind != VectorKind.Points)
        {
            throw VectorException.WrongKind(path, layer, Kind, VectorKind.Points);
        }

        return [.. Store.Paths.Select(point => (Store.X[point.Start], Store.Y[point.Start]))];
    }

    /// <summary>A field as text.</summary>
    /// <param name="field">Its name, in any case.</param>
    /// <returns>(<see cref="Count"/>) in the order of the shapes; "" where it is empty.</returns>
    /// <exception cref="VectorException">There is no such field, or it was not among those that were read.</exception>
    public IReadOnlyList<string> Texts(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        int index = FieldNames.IndexOf(columns, field);
        return index >= 0 ? Store.Texts[index] : throw VectorException.NoSuchField(path, field, columns);
    }

    /// <summary>A field as numbers, with missing values and detection limits.</summary>
    /// <param name="field">Its name, in any case.</param>
    /// <returns>One value for each shape, NaN where it is missing, and what was counted.</returns>
    /// <exception cref="VectorException">There is no such field, a text in it is no number, or none is a measured value.</exception>
    public NumberColumn Numbers(string field) =>
        NumberColumn.Of(new(path, field, Texts(field), i => placeOf(Store.Numbers[i]), separator));
}
