using System.Globalization;

namespace Gossan.Grids;

/// <summary>A raster file cannot be used: it is missing, is no raster, is damaged, or lies nowhere on the map.</summary>
public sealed class RasterException : GossanException
{
    private RasterException(string path, string message)
        : base(message) => Path = path;

    /// <summary>The raster, as the caller named it.</summary>
    public string Path { get; }

    internal static RasterException Missing(string path) =>
        new(path, $"there is no raster {path}.\nCheck the path{(System.IO.Path.IsPathRooted(path) ? "" : $"; relative paths start at {Environment.CurrentDirectory}")}.");

    internal static RasterException NotARaster(string path, string reason) =>
        new(path, $"{path} cannot be opened as a raster: {reason}.\nCheck that it is a GeoTIFF or another format of GDAL (`gdalinfo --formats`), and that it was copied whole.");

    internal static RasterException WithoutBands(string path) =>
        new(path, $"{path} has no bands of its own: it is a container of several rasters.\nName one of them; `gdalinfo` lists them as SUBDATASET_n_NAME.");

    internal static RasterException ComplexBand(string path, int band) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"band {band + 1} of {path} holds complex numbers; evidence needs real ones.\nExport the part you mean (magnitude or phase) to a raster of its own."));

    internal static RasterException WithoutTransform(string path) =>
        new(path, $"{path} says nowhere on the map (no geotransform).\nGive it a place first, for example with gdal_translate -a_ullr WEST NORTH EAST SOUTH -a_srs EPSG:CODE, or with a world file; ground control points need gdalwarp.");

    internal static RasterException BandOutOfRange(string path, int band, int bands) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"band {band + 1} of {path} was asked for, but it has {bands}."));

    internal static RasterException Unreadable(string path, int band, int firstRow, int rows, string reason) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"rows {firstRow} to {firstRow + rows - 1} of band {band + 1} of {path} cannot be read: {reason}.\nIs the file truncated? Copy it again from its source."));

    internal static RasterException EmptyRange(string path, double low, double high) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"the no-data range of {path} begins at {low:R} and ends at {high:R}, before it begins.\nSwap the two numbers, or leave one out for a range that is open at that end."));
}
