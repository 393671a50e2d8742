namespace Gossan.Grids;

/// <summary>What one pass over all features of a layer tells: that it can be read to its end, how many there are, of which kind and where.</summary>
internal sealed unsafe class LayerScan
{
    private readonly List<(VectorKind Kind, long Feature, string Type)> firsts = [];

    /// <summary>Number of features.</summary>
    internal long Features { get; private set; }

    /// <summary>Kind of all features together; <see langword="null"/> where none has a geometry.</summary>
    internal VectorKind? Kind { get; private set; }

    /// <summary>Smallest and largest coordinates that are numbers; not numbers where there is none.</summary>
    internal (double West, double South, double East, double North) Extent { get; private set; } = (double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Goes over a layer that has geometries.</summary>
    /// <exception cref="VectorException">The file is damaged.</exception>
    internal static LayerScan OfGeometries(string path, VectorLayer layer, Func<int, nint, long> numberOf)
    {
        var scan = new LayerScan();
        scan.Features = layer.Visit(path, (place, feature) => scan.Add(numberOf(place, feature), GdalNative.OGR_F_GetGeometryRef(feature)));
        return scan;
    }

    /// <summary>The same of a table whose coordinates have been read.</summary>
    internal static LayerScan OfPlaces(IReadOnlyList<double> x, IReadOnlyList<double> y) => new()
    {
        Features = x.Count,
        Kind = x.Count > 0 ? VectorKind.Points : null,
        Extent = x.Count > 0 ? (x.Min(), y.Min(), x.Max(), y.Max()) : (double.NaN, double.NaN, double.NaN, double.NaN),
    };

    /// <summary>The first feature that is of another kind: its number and type.</summary>
    internal (long Feature, string Type) FirstOtherThan(VectorKind kind)
    {
        var (_, feature, type) = firsts.Where(first => first.Kind != kind).MinBy(first => first.Feature);
        return (feature, type);
    }

    private void Add(long number, nint geometry)
    {
        if (GeometryReading.KindOf(geometry) is not { } kind)
        {
            return;
        }

        Kind = GeometryReading.Together(Kind, kind);
        if (!firsts.Exists(first => first.Kind == kind))
        {
            firsts.Add((kind, number, GdalText.Of(GdalNative.OGRGeometryTypeToName(GeometryReading.TypeOf(geometry)))));
        }

        double* e = stackalloc double[4];
        GdalNative.OGR_G_GetEnvelope(geometry, e);
        var (west, south, east, north) = Extent;

        // Of a number and NaN these take the number.
        Extent = (double.MinNumber(west, e[0]), double.MinNumber(south, e[2]), double.MaxNumber(east, e[1]), double.MaxNumber(north, e[3]));
    }
}
