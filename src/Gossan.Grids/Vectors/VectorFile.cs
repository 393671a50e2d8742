namespace Gossan.Grids;

/// <summary>A layer of a vector file, opened for reading: GeoPackage, Shapefile, GeoJSON, KML, GML, FlatGeobuf, CSV and other formats of GDAL.</summary>
/// <remarks>Any thread may read; reads of one object wait for each other. Opening goes over all features once, so a damaged file is noticed there.</remarks>
public sealed class VectorFile : IDisposable
{
    private const string Csv = "CSV";
    private const string Shapefile = "ESRI Shapefile";

    // GDAL takes these for tables only when told.
    private static readonly string[] TableEndings = [".tsv", ".txt"];

    private readonly DatasetHandle dataset;
    private readonly VectorLayer layer;
    private readonly LayerScan scan;
    private readonly TablePlaces? places;
    private readonly VectorOptions options;
    private readonly char separator;
    private readonly Lock gate = new();

    private VectorFile(string path, string source, DatasetHandle dataset, VectorOptions options, bool sites)
    {
        var notes = new List<string>();
        string driver = GdalText.Of(GdalNative.GDALGetDescription(GdalNative.GDALGetDatasetDriver(dataset)));
        IsCsv = string.Equals(driver, Csv, StringComparison.Ordinal);
        Path = path;
        this.dataset = dataset;
        this.options = options;
        separator = IsCsv ? TableSeparator.Of(source) : '\0';
        layer = LayerChoice.Choose(path, dataset, options, sites, notes);
        if (options.Where is { } filter)
        {
            layer.Filter(path, filter, IsCsv);
        }

        CoordinateColumns? columns = layer.IsTable || (IsCsv && (options.X ?? options.Y) is not null) ? CoordinateColumns.Find(path, layer.Columns, options) : null;
        places = columns is { } pair ? TablePlaces.Read(path, layer, pair, NumberOf, PlaceOf, separator) : null;
        scan = places is null ? LayerScan.OfGeometries(path, layer, NumberOf) : LayerScan.OfPlaces(places.X, places.Y);

        // A Shapefile counts rows that were deleted and not yet packed away.
        long said = options.Where is null && !string.Equals(driver, Shapefile, StringComparison.Ordinal) ? layer.SaidFeatures() : -1;
        Kind = scan.Features < said ? throw VectorException.FewerFeatures(path, layer.Name, said, scan.Features)
            : scan.Kind ?? (sites ? VectorKind.Points
            : scan.Features == 0 ? throw VectorException.Empty(path, layer.Name)
            : throw VectorException.WithoutGeometry(path, layer.Name, scan.Features));
        Crs = SourceCrs.Of(layer, columns, options, notes);
        Notes = [.. notes, .. places?.Notes ?? []];
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>Name of the layer.</summary>
    public string Layer => layer.Name;

    /// <summary>What the features are, by themselves and not by what the layer says.</summary>
    public VectorKind Kind { get; }

    /// <summary>Number of features that pass the filter, 1 or more; those without a geometry too.</summary>
    public long Features => scan.Features;

    /// <summary>Names of the fields in file order.</summary>
    public IReadOnlyList<string> Columns => layer.Columns;

    /// <summary>WKT of the CRS of the coordinates: that of the options, else the file's own, else EPSG:4326 for longitude and latitude columns; "" where none is known.</summary>
    public string Crs { get; }

    /// <summary>What was chosen and assumed, one sentence each; for the audit and the report.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Smallest and largest coordinates of the features that pass the filter, in units of <see cref="Crs"/>.</summary>
    public (double West, double South, double East, double North) Extent => scan.Extent;

    /// <summary>Whether it is a CSV, which cannot say its CRS and whose columns are all text.</summary>
    public bool IsCsv { get; }

    /// <summary>Whether the places stand in two columns of a table; if not, they are the features' geometries.</summary>
    internal bool HasColumnsOfPlaces => places is not null;

    /// <summary>Opens a layer of a vector file and goes over its features once.</summary>
    /// <param name="path">The file, or a zip archive or a path into one, see <see cref="SourcePath"/>. A CSV has a header and either x/y or lon/lat columns, or a column WKT with geometries.</param>
    /// <param name="options">Which part is meant; <see langword="null"/> for all features of the first layer that can be placed on the map.</param>
    /// <returns>The open layer; dispose it.</returns>
    /// <exception cref="VectorException">The file is missing, no vector file, locked or damaged, has no such layer or column, no features or no geometries, or the filter does not work.</exception>
    /// <exception cref="ArchiveException">A zip archive cannot be used.</exception>
    /// <exception cref="CoordinateSystemException">The CRS in the options is unknown.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static VectorFile Open(string path, VectorOptions? options = null) => Open(path, options ?? new(), sites: false);

    /// <summary>Reads all features into memory and carries them over to the CRS of a grid.</summary>
    /// <param name="grid">The grid; longitudes are shifted by 360 degrees where that brings a feature into its range.</param>
    /// <param name="fields">Fields whose texts will be asked for; <see langword="null"/> for all.</param>
    /// <returns>
    /// The shapes and what was noted. Features without a geometry, with coordinates that are no numbers, or that cannot be
    /// carried over are left out, with a note. Where the file names no CRS, or the grid has none, coordinates are taken as they are, with a note.
    /// </returns>
    /// <exception cref="VectorException">A field is missing, or the file is damaged.</exception>
    /// <exception cref="CoordinateSystemException">There is no way between the two systems.</exception>
    public VectorShapes Read(Grid grid, IReadOnlyList<string>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return Read(grid.Crs, grid, fields);
    }

    /// <inheritdoc cref="Read(Grid, IReadOnlyList{string})"/>
    /// <param name="targetCrs">WKT of the CRS to carry over to; "" to take coordinates as they are. Longitudes are not shifted.</param>
    /// <param name="fields">Fields whose texts will be asked for; <see langword="null"/> for all.</param>
    public VectorShapes Read(string targetCrs, IReadOnlyList<string>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(targetCrs);
        return Read(targetCrs, grid: null, fields);
    }

    /// <summary>Makes sure that all features are of one kind.</summary>
    /// <param name="needed">That kind.</param>
    /// <exception cref="VectorException">There are others.</exception>
    public void RequireKind(VectorKind needed)
    {
        if (Kind == VectorKind.Mixed && needed != VectorKind.Mixed)
        {
            var (feature, type) = scan.FirstOtherThan(needed);
            throw VectorException.WrongFeature(Path, Layer, feature, type, needed);
        }

        if (Kind != needed)
        {
            throw VectorException.WrongKind(Path, Layer, Kind, needed);
        }
    }

    /// <summary>Makes sure that coordinates can be placed: the file names its CRS, or is a CSV, which cannot, or there is none to carry over to.</summary>
    /// <param name="targetCrs">WKT of the region's CRS; "" for none.</param>
    /// <exception cref="VectorException">The file names none.</exception>
    public void RequireCrs(string targetCrs)
    {
        ArgumentNullException.ThrowIfNull(targetCrs);
        if (Crs.Length == 0 && targetCrs.Length > 0 && !IsCsv)
        {
            throw VectorException.NoCrs(Path, targetCrs);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            dataset.Dispose();
        }
    }

    /// <summary>Opens a layer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which part is meant.</param>
    /// <param name="sites">Whether known sites are meant: layers of lines and polygons are passed over, and there may be none in a region.</param>
    internal static VectorFile Open(string path, VectorOptions options, bool sites)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string source = options.IsResult ? path : SourcePath.Resolve(path);
        DatasetHandle opened = OpenDataset(path, source, options.IsResult);
        try
        {
            return new(path, source, opened, options, sites);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static DatasetHandle OpenDataset(string path, string source, bool isResult)
    {
        DatasetHandle opened = isResult ? DatasetHandle.OpenOwnVector(source) : DatasetHandle.OpenVector(source);
        if (!opened.IsInvalid && !GdalErrors.Any)
        {
            return opened;
        }

        string reason = GdalErrors.Take();
        bool isOpen = !opened.IsInvalid;
        opened.Dispose();
        if (isOpen)
        {
            // GML opens what it could read of a file that was cut, and reports it.
            throw VectorException.Unreadable(path, reason);
        }

        if (!System.IO.Path.Exists(SourcePath.FileOf(path)) && !path.StartsWith("/vsi", StringComparison.Ordinal))
        {
            throw VectorException.Missing(path);
        }

        if (isResult)
        {
            throw VectorException.NotAVectorFile(path, reason);
        }

        DatasetHandle table = TableEndings.Contains(System.IO.Path.GetExtension(source), StringComparer.OrdinalIgnoreCase) ? DatasetHandle.OpenVector($"{Csv}:{source}") : new();
        if (!table.IsInvalid)
        {
            return table;
        }

        using DatasetHandle raster = DatasetHandle.OpenRaster(source);
        GdalErrors.Clear();
        throw raster.IsInvalid ? VectorException.NotAVectorFile(path, reason) : VectorException.IsRaster(path);
    }

    private VectorShapes Read(string targetCrs, Grid? grid, IReadOnlyList<string>? fields)
    {
        int[] wanted = fields is null
            ? [.. Enumerable.Range(0, Columns.Count)]
            : [.. fields.Select(field => FieldNames.IndexOf(Columns, field) is >= 0 and int index ? index : throw VectorException.NoSuchField(Path, field, Columns))];
        var notes = new List<string>(Notes);
        ShapeStore shapes;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(dataset.IsClosed, this);
            shapes = ShapeReading.Read(Path, layer, places, wanted, splitPoints: Kind == VectorKind.Points, NumberOf, notes);
        }

        if (Crs.Length == 0 && targetCrs.Length > 0)
        {
            notes.Add($"The file names no CRS; {places?.Description ?? "coordinates"} were taken in the one of the grid ({CoordinateSystem.NameOf(targetCrs)}).");
        }

        ShapeReading.CarryOver(shapes, Crs, targetCrs, grid, notes);
        return new(Path, Layer, Kind, [.. wanted.Select(field => Columns[field])], shapes, PlaceOf, separator, notes);
    }

    private long NumberOf(int place, nint feature) => IsCsv ? GdalNative.OGR_F_GetFID(feature) : place + 1;

    private string PlaceOf(long number) =>
        IsCsv ? FormattableString.Invariant($"row {number} of {Path} (the header not counted)")
        : options.Where is null ? FormattableString.Invariant($"feature {number} of {Path}")
        : FormattableString.Invariant($"feature {number} of {Path} (counted after the filter)");
}
