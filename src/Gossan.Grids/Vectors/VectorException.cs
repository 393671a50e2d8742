using System.Globalization;

namespace Gossan.Grids;

/// <summary>A vector file or table cannot be used: it is missing, is none, is damaged, or does not hold what is asked of it.</summary>
public sealed class VectorException : GossanException
{
    private VectorException(string path, string message)
        : base(message) => Path = path;

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>Says that a file does not name the CRS of its coordinates.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="gridCrs">WKT of the region's CRS.</param>
    /// <returns>The exception to throw.</returns>
    public static VectorException NoCrs(string path, string gridCrs)
    {
        ArgumentNullException.ThrowIfNull(path);
        string region = CoordinateSystem.NameOf(gridCrs);
        string lack = path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase) ? "has no .prj beside it that names the CRS of its coordinates" : "does not name the CRS of its coordinates";
        string same = region.StartsWith("EPSG:", StringComparison.Ordinal) ? $"; `crs: {region}` if they are in that of the region" : "";
        return new(path, $"{path} {lack}; the region is in {region}.\nWrite `crs: EPSG:...` on the layer with the system that the coordinates are in{same}.");
    }

    internal static VectorException Missing(string path) =>
        new(path, $"there is no file {path}.\nCheck the path{(System.IO.Path.IsPathRooted(path) ? "" : $"; relative paths start at {Environment.CurrentDirectory}")}.");

    internal static VectorException NotAVectorFile(string path, string reason) =>
        reason.Contains("database is locked", StringComparison.OrdinalIgnoreCase) ? Locked(path)
        : reason.Contains("malformed", StringComparison.OrdinalIgnoreCase) ? Unreadable(path, reason)
        : new(path, $"{path} cannot be opened as a vector file: {reason}.\nGeoPackage (.gpkg), Shapefile (.shp with its .shx and .dbf), GeoJSON (.geojson) and tables (.csv with a header) work.");

    internal static VectorException IsRaster(string path) =>
        new(path, $"{path} is a raster, but points, lines or polygons are asked for.\nCheck the path. A raster becomes a layer without encode: (or with one-hot, where it holds classes), and takes no layer:, where: or field:.");

    internal static VectorException Unreadable(string path, string reason) =>
        reason.Contains("database is locked", StringComparison.OrdinalIgnoreCase)
            ? Locked(path)
            : new(path, $"{path} cannot be read to its end: {reason}.\nIs the file truncated? Copy it again from its source.");

    internal static VectorException FewerFeatures(string path, string layer, long said, long found) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"layer '{layer}' of {path} says that it has {said} features, but {found} could be read.\nIs the file truncated? Copy it again from its source."));

    internal static VectorException NoPointLayer(string path, IEnumerable<string> layers) =>
        new(path, $"{path} has no layer of points; it has {Listed(layers, "no layers at all")}.\nSites are points: take the centroids of areas first, for example in QGIS.");

    internal static VectorException NothingToPlace(string path, IEnumerable<string> layers) =>
        new(path, $"{path} has no layer with geometries or coordinate columns; it has {Listed(layers, "no layers at all")}.\nExpected are points, lines or polygons, or a table with columns such as x and y or lon and lat.");

    internal static VectorException NoSuchLayer(string path, string layer, IEnumerable<string> layers) =>
        new(path, $"{path} has no layer '{layer}'; it has {Listed(layers, "no layers at all")}.");

    internal static VectorException BadFilter(string path, string filter, string reason, IReadOnlyList<string> columns, bool isCsv) =>
        new(path, $"the filter {filter} does not work on {path}: {reason}.\nIts columns are {Listed(columns, "none")}; a filter reads such as {Example(columns, isCsv)}.");

    internal static VectorException Empty(string path, string layer) =>
        new(path, $"layer '{layer}' of {path} has no features.\nWas it exported whole, and is it the right layer?");

    internal static VectorException EmptyAfterFilter(string path, string layer, string filter, long features, IEnumerable<string> columns) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"none of the {features} features of layer '{layer}' of {path} passes the filter {filter}.\nCheck the spelling and the case of its values; the columns are {Listed(columns, "none")}."));

    internal static VectorException WithoutGeometry(string path, string layer, long features) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"none of the {features} features of layer '{layer}' of {path} has a geometry.\nWas it exported with its geometries? A table needs coordinate columns such as x and y or lon and lat."));

    internal static VectorException WrongKind(string path, string layer, VectorKind found, VectorKind needed) =>
        new(path, $"layer '{layer}' of {path} holds {Word(found)}, but {Word(needed)} are needed.\n{WayTo(needed)}.");

    internal static VectorException WrongFeature(string path, string layer, long feature, string geometry, VectorKind needed) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"feature {feature} of layer '{layer}' in {path} is a {geometry}, but {Word(needed)} are needed.\n{WayTo(needed)}."));

    internal static VectorException NoCoordinateColumns(string path, IEnumerable<string> columns) =>
        new(path, $"{path} has no coordinate columns that are known; its columns are {Listed(columns, "none")}.\nExpected are x and y, easting and northing, lon and lat, or longitude and latitude, in any case; or name the two columns yourself.");

    internal static VectorException NoSuchColumn(string path, string column, IEnumerable<string> columns) =>
        new(path, $"{path} has no column '{column}'; its columns are {Listed(columns, "none")}.\nName both coordinate columns as the header writes them.");

    internal static VectorException NoSuchField(string path, string field, IReadOnlyList<string> columns) =>
        new(path, $"{path} has no field '{field}'; its fields are {Listed(columns, "none")}.\n{(Spelling.Nearest(field, columns) is { } near ? $"Did you mean '{near}'?" : "Name one as the file writes it.")}");

    internal static VectorException NotANumber(string path, string place, string column, string text) =>
        new(path, $"{place} has '{text}' in the coordinate column {column}, which is not a number.\nWrite numbers without units and without separators of thousands; remove rows without coordinates.");

    internal static VectorException FieldNotNumeric(string path, string place, string field, string text) =>
        new(path, $"{place} has '{text}' in the field {field}, which is not a number.\nChoose a field of numbers, or write them without units and without separators of thousands; empty, NA, N/A, nan, null and - are missing, <0.5 and >100 are limits.");

    internal static VectorException AmbiguousCommas(string path, string field, string text) =>
        new(path, $"the field {field} of {path} has numbers such as '{text}', whose comma may be a decimal one or one of thousands, and nothing in the field tells which.\nWrite its numbers with a decimal point and without separators of thousands.");

    internal static VectorException AllBelowDetection(string path, string field, int values, string text) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"all {values} values of the field {field} of {path} are below the detection limit (such as '{text}'): it tells no place from another.\nLeave the field out, or use one with measured values."));

    internal static VectorException AllMissing(string path, string field, int values) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"all {values} values of the field {field} of {path} are missing.\nChoose a field with values, or check that the file was exported whole."));

    private static VectorException Locked(string path) =>
        new(path, $"{path} is locked by another program that writes to it (the database is locked).\nClose it there (QGIS, a script), or work on a copy.");

    private static string Example(IReadOnlyList<string> columns, bool isCsv)
    {
        string column = columns.Count > 0 ? columns[^1] : "name";
        return isCsv ? $"{column} LIKE 'A%'; every column of a CSV is text, so numbers need CAST: CAST({column} AS FLOAT) > 100" : $"{column} LIKE 'A%' or {column} > 100";
    }

    private static string WayTo(VectorKind needed) => needed switch
    {
        VectorKind.Points => "Take the centroids of lines and areas first, for example in QGIS",
        VectorKind.Polygons => "Name a file or layer of areas, or make areas of these first (a buffer, for example in QGIS)",
        _ => "Name a file or layer of lines, or take the outlines of areas first, for example in QGIS",
    };

    private static string Word(VectorKind kind) => kind switch
    {
        VectorKind.Points => "points",
        VectorKind.Lines => "lines",
        VectorKind.Polygons => "polygons",
        _ => "features of several kinds",
    };

    private static string Listed(IEnumerable<string> items, string none) =>
        string.Join(", ", items) is { Length: > 0 } text ? text : none;
}
