using System.Globalization;

namespace Gossan.Grids;

/// <summary>A vector file or table cannot be used: it is missing, is none, or holds no points that can be placed.</summary>
public sealed class VectorException : GossanException
{
    private VectorException(string path, string message)
        : base(message) => Path = path;

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    internal static VectorException Missing(string path) =>
        new(path, $"there is no file {path}.\nCheck the path{(System.IO.Path.IsPathRooted(path) ? "" : $"; relative paths start at {Environment.CurrentDirectory}")}.");

    internal static VectorException NotAVectorFile(string path, string reason) =>
        new(path, $"{path} cannot be opened as a vector file: {reason}.\nGeoPackage (.gpkg), Shapefile (.shp with its .shx and .dbf), GeoJSON (.geojson) and tables (.csv with a header) work.");

    internal static VectorException Unreadable(string path, string reason) =>
        new(path, $"{path} cannot be read to its end: {reason}.\nIs the file truncated? Copy it again from its source.");

    internal static VectorException NoPointLayer(string path, IEnumerable<string> layers) =>
        new(path, $"{path} has no layer of points; it has {Listed(layers, "no layers at all")}.\nSites are points: take the centroids of areas first, for example in QGIS.");

    internal static VectorException NoSuchLayer(string path, string layer, IEnumerable<string> layers) =>
        new(path, $"{path} has no layer '{layer}'; it has {Listed(layers, "no layers at all")}.");

    internal static VectorException NotAPoint(string path, string layer, long feature, string geometry) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"feature {feature} of layer '{layer}' in {path} is a {geometry}, but points are needed.\nTake the centroids of lines and areas first, for example in QGIS."));

    internal static VectorException NoCoordinateColumns(string path, IEnumerable<string> columns) =>
        new(path, $"{path} has no coordinate columns that are known; its columns are {Listed(columns, "none")}.\nExpected are x and y, easting and northing, lon and lat, or longitude and latitude, in any case; or name the two columns yourself.");

    internal static VectorException NoSuchColumn(string path, string column, IEnumerable<string> columns) =>
        new(path, $"{path} has no column '{column}'; its columns are {Listed(columns, "none")}.\nName both coordinate columns as the header writes them.");

    internal static VectorException NotANumber(string path, long row, string column, string text) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"row {row} of {path} (the header not counted) has '{text}' in the coordinate column {column}, which is not a number.\nWrite numbers with a decimal point and without units; remove rows without coordinates."));

    private static string Listed(IEnumerable<string> items, string none) =>
        string.Join(", ", items) is { Length: > 0 } text ? text : none;
}
