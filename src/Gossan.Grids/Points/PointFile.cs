using System.Globalization;

namespace Gossan.Grids;

/// <summary>Reads points (known deposits, samples) from GeoPackage, Shapefile, GeoJSON, CSV and other vector formats of GDAL.</summary>
public static class PointFile
{
    private const int NamesListed = 10;
    private static readonly string[] NameColumns = ["name", "site", "deposit", "title", "id"];

    /// <summary>Reads all points and carries them over to one CRS.</summary>
    /// <param name="path">The file. A CSV has a header with x and y, easting and northing, lon and lat, longitude and latitude, or the columns in the options.</param>
    /// <param name="targetCrs">WKT of the CRS to carry over to, mostly a grid's; "" to take coordinates as they are.</param>
    /// <param name="options">What the file does not say; <see langword="null"/> for nothing.</param>
    /// <returns>
    /// The points and what was noted. The source CRS is that of the options, else the file's own, else EPSG:4326 for
    /// longitude and latitude columns, else the target's, with a note. Features without a geometry and points that
    /// cannot be carried over are left out, with a note.
    /// </returns>
    /// <exception cref="VectorException">The file is missing, no vector file or damaged, or holds no points.</exception>
    /// <exception cref="CoordinateSystemException">A CRS is unknown, or there is no way between the two.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static PointSet Read(string path, string targetCrs, PointFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(targetCrs);
        options ??= new();
        using DatasetHandle dataset = DatasetHandle.OpenVector(path);
        if (dataset.IsInvalid)
        {
            throw Path.Exists(path) || path.StartsWith("/vsi", StringComparison.Ordinal)
                ? VectorException.NotAVectorFile(path, GdalErrors.Take())
                : VectorException.Missing(path);
        }

        var notes = new List<string>();
        VectorLayer layer = Choose(path, dataset, options, notes);
        CoordinateColumns? columns = layer.IsTable ? CoordinateColumns.Find(path, layer.Columns, options) : null;
        string sourceCrs = SourceCrsOf(layer, columns, targetCrs, options, notes);
        List<PointFeature> found = columns is { } pair ? FromColumns(path, layer, pair) : FromGeometries(path, layer, notes);
        return new(CarryOver(found, sourceCrs, targetCrs, notes), sourceCrs, notes);
    }

    private static VectorLayer Choose(string path, DatasetHandle dataset, PointFileOptions options, List<string> notes)
    {
        VectorLayer[] layers = [.. Enumerable.Range(0, GdalNative.GDALDatasetGetLayerCount(dataset)).Select(i => new VectorLayer(GdalNative.GDALDatasetGetLayer(dataset, i)))];
        if (options.Layer is { } wanted)
        {
            layers = [.. layers.Where(layer => string.Equals(layer.Name, wanted, StringComparison.Ordinal)) is var named && named.Any()
                ? named
                : throw VectorException.NoSuchLayer(path, wanted, layers.Select(layer => layer.Description))];
        }

        VectorLayer? chosen = layers.FirstOrDefault(layer => layer.MayHoldPoints)
            ?? layers.FirstOrDefault(layer => layer.IsTable && CoordinateColumns.Find(path, layer.Columns, options) is not null);
        if (chosen is null)
        {
            throw layers is [{ IsTable: true } table]
                ? VectorException.NoCoordinateColumns(path, table.Columns)
                : VectorException.NoPointLayer(path, layers.Select(layer => layer.Description));
        }

        if (layers.Length > 1)
        {
            notes.Add($"{path} has {layers.Length.ToString(CultureInfo.InvariantCulture)} layers ({string.Join(", ", layers.Select(layer => layer.Description))}); '{chosen.Name}' was read.");
        }

        return chosen;
    }

    private static string SourceCrsOf(VectorLayer layer, CoordinateColumns? columns, string targetCrs, PointFileOptions options, List<string> notes)
    {
        using SpatialReferenceHandle? own = layer.Reference();
        string? ownCrs = own?.ToWkt();
        if (options.Crs is { } given)
        {
            string named = CoordinateSystem.WktOf(given);
            if (ownCrs is not null && !CoordinateSystem.AreSame(ownCrs, named))
            {
                notes.Add($"The file says {CoordinateSystem.NameOf(ownCrs)}; {CoordinateSystem.NameOf(named)} was taken, as the options say.");
            }

            return named;
        }

        if (ownCrs is not null)
        {
            return ownCrs;
        }

        if (columns is { AreDegrees: true })
        {
            notes.Add($"Columns {layer.Columns[columns.Value.X]} and {layer.Columns[columns.Value.Y]} were taken as longitude and latitude in EPSG:4326.");
            return CoordinateSystem.WktOf("EPSG:4326");
        }

        string place = columns is { } plane ? $"columns {layer.Columns[plane.X]} and {layer.Columns[plane.Y]} were" : "coordinates were";
        notes.Add($"The file names no CRS; {place} taken in the one of the grid ({CoordinateSystem.NameOf(targetCrs)}).");
        return targetCrs;
    }

    private static List<PointFeature> FromColumns(string path, VectorLayer layer, CoordinateColumns columns)
    {
        var points = new List<PointFeature>();
        foreach (var (number, _, fields) in layer.Features(path))
        {
            double x = CoordinateColumns.Parse(path, number, layer.Columns[columns.X], fields[columns.X]);
            double y = CoordinateColumns.Parse(path, number, layer.Columns[columns.Y], fields[columns.Y]);
            points.Add(FeatureOf(x, y, number, layer.Columns, fields));
        }

        return points;
    }

    private static List<PointFeature> FromGeometries(string path, VectorLayer layer, List<string> notes)
    {
        var points = new List<PointFeature>();
        var without = new List<string>();
        foreach (var (number, positions, fields) in layer.Features(path))
        {
            points.AddRange(positions.Select(position => FeatureOf(position.X, position.Y, number, layer.Columns, fields)));
            if (positions.Count == 0)
            {
                without.Add(FeatureOf(x: 0, y: 0, number, layer.Columns, fields).Name);
            }
        }

        NoteSkipped(without, "without a geometry", notes);
        return points;
    }

    private static PointFeature FeatureOf(double x, double y, long number, IReadOnlyList<string> columns, string[] fields)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < fields.Length; i++)
        {
            _ = attributes.TryAdd(columns[i], fields[i]);
        }

        string? name = NameColumns.Select(column => attributes.GetValueOrDefault(column, "")).FirstOrDefault(text => text.Length > 0);
        return new(x, y, name ?? string.Create(CultureInfo.InvariantCulture, $"feature {number}"), attributes);
    }

    private static List<PointFeature> CarryOver(List<PointFeature> points, string sourceCrs, string targetCrs, List<string> notes)
    {
        if (sourceCrs.Length == 0 || targetCrs.Length == 0 || CoordinateSystem.AreSame(sourceCrs, targetCrs))
        {
            if (targetCrs.Length == 0 && sourceCrs.Length > 0)
            {
                notes.Add($"The grid has no CRS; coordinates in {CoordinateSystem.NameOf(sourceCrs)} were taken as they are.");
            }

            return points;
        }

        using var from = SpatialReferenceHandle.Parse(sourceCrs);
        using var to = SpatialReferenceHandle.Parse(targetCrs);
        using var way = CoordinateTransformationHandle.Between(from, to);
        double[] x = [.. points.Select(point => point.X)];
        double[] y = [.. points.Select(point => point.Y)];
        bool[] carried = way.Apply(x, y);
        NoteSkipped([.. points.Where((_, i) => !carried[i]).Select(point => point.Name)], $"that cannot be carried over from {from.Name} to {to.Name}", notes);
        return [.. points.Select((point, i) => point with { X = x[i], Y = y[i] }).Where((_, i) => carried[i])];
    }

    private static void NoteSkipped(List<string> names, string why, List<string> notes)
    {
        if (names.Count > 0)
        {
            string count = names.Count == 1 ? "1 feature" : string.Create(CultureInfo.InvariantCulture, $"{names.Count} features");
            string more = names.Count > NamesListed ? ", ..." : "";
            notes.Add($"Left out: {count} {why} ({string.Join(", ", names.Take(NamesListed))}{more}).");
        }
    }
}
