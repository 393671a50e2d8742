namespace Gossan.Grids;

/// <summary>A raster on disk, opened for reading: any format of GDAL, read by windows as float32 with NaN for missing cells.</summary>
/// <remarks>Any thread may read; reads of one object wait for each other.</remarks>
public sealed unsafe partial class RasterFile : IDisposable
{
    private readonly DatasetHandle dataset;
    private readonly RasterBand[] bands;
    private readonly Lock gate = new();

    private RasterFile(string path, DatasetHandle dataset, Grid grid, RasterBand[] bands)
    {
        Path = path;
        Grid = grid;
        this.dataset = dataset;
        this.bands = bands;
        BandNames = [.. bands.Select(band => band.Name)];
        Driver = GdalText.Of(GdalNative.GDALGetDescription(GdalNative.GDALGetDatasetDriver(dataset)));
        Metadata = GdalText.Pairs(GdalNative.GDALGetMetadata(dataset, null));
        GdalNative.GDALGetBlockSize(GdalNative.GDALGetRasterBand(dataset, 1), out int columns, out int rows);
        BlockSize = (Math.Max(1, rows), Math.Max(1, columns));
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>GDAL's short name of the format: "GTiff", "AAIGrid".</summary>
    public string Driver { get; }

    /// <summary>Where the cells lie; the CRS is the user's where one was given, "" where the file names none.</summary>
    public Grid Grid { get; }

    /// <summary>Number of bands, 1 or more.</summary>
    public int Bands => bands.Length;

    /// <summary>
    /// Size of the blocks, tiles or strips, in which the file stores its first band, 1 or more each way. A block is decoded
    /// as a whole, often with all bands: reading that follows the blocks decodes each of them once.
    /// </summary>
    public (int Rows, int Columns) BlockSize { get; }

    /// <summary>Description of each band in order; "" where it has none.</summary>
    public IReadOnlyList<string> BandNames { get; }

    /// <summary>The file's own metadata items, GDAL's such as AREA_OR_POINT among them.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a raster; its cells are read later.</summary>
    /// <param name="path">A file, a folder of a format that uses one, or a GDAL name such as NETCDF:file:variable.</param>
    /// <param name="options">What the user says of no data and CRS instead of the file; <see langword="null"/> to believe the file.</param>
    /// <returns>The open raster; dispose it.</returns>
    /// <exception cref="RasterException">The file is missing, no raster, has complex cells or no place on the map; the range of no data ends before it begins.</exception>
    /// <exception cref="CoordinateSystemException">The CRS of the options names no known system.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static RasterFile Open(string path, RasterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (options?.NoData is { Low: { } low, High: { } high } && !(low <= high))
        {
            throw RasterException.EmptyRange(path, low, high);
        }

        DatasetHandle opened = options is { IsResult: true } ? DatasetHandle.OpenOwnRaster(path) : DatasetHandle.OpenRaster(SourcePath.Resolve(path));
        try
        {
            if (opened.IsInvalid)
            {
                // NETCDF:file:variable and the like are no paths; C: is.
                throw System.IO.Path.Exists(path) || path.IndexOf(':', StringComparison.Ordinal) > 1 || path.StartsWith("/vsi", StringComparison.Ordinal)
                    ? RasterException.NotARaster(path, GdalErrors.Take())
                    : RasterException.Missing(path);
            }

            return new(path, opened, GridOf(path, opened, options?.Crs), BandsOf(path, opened, options?.NoData));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Whether a band's cells are whole numbers: stored as integers and not scaled. Such a band may hold categories.</summary>
    /// <param name="band">0 for the first.</param>
    /// <exception cref="RasterException">There is no such band.</exception>
    public bool IsIntegerTyped(int band) => GdalType.IsInteger(BandAt(band).DataType) && !BandAt(band).IsScaled;

    /// <summary>How missing cells of a band are told, in words for an audit; NaN and infinity are missing always.</summary>
    /// <param name="band">0 for the first.</param>
    /// <returns>
    /// "-9999 (file)", "0, -1 (override)", "-1000 or below (override)", "mask band", "none", or of a value that cannot
    /// occur "-9999 (file; a Byte band cannot hold it)".
    /// </returns>
    /// <exception cref="RasterException">There is no such band.</exception>
    public string NoDataText(int band) => BandAt(band).NoDataText;

    /// <summary>GDAL's name of the type in which a band's cells are stored.</summary>
    /// <param name="band">0 for the first.</param>
    /// <returns>"Byte", "Int16", "Float32" and so on.</returns>
    /// <exception cref="RasterException">There is no such band.</exception>
    public string DataTypeName(int band) => GdalType.NameOf(BandAt(band).DataType);

    /// <summary>Whether a band holds whole numbers by its type, and no factor makes others of them.</summary>
    /// <param name="band">0 for the first.</param>
    /// <exception cref="RasterException">There is no such band.</exception>
    public bool IsWhole(int band) => BandAt(band) is var stored && GdalType.IsInteger(stored.DataType) && !stored.IsScaled;

    /// <summary>The names of a band's categories, as the file has them.</summary>
    /// <param name="band">0 for the first.</param>
    /// <returns>Names by stored value: GDAL's list of category names, else the raster attribute table; empty where the file has neither.</returns>
    /// <exception cref="RasterException">There is no such band.</exception>
    public IReadOnlyDictionary<double, string> CategoryNames(int band)
    {
        _ = BandAt(band);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(dataset.IsClosed, this);
            return CategoryTable.Of(GdalNative.GDALGetRasterBand(dataset, band + 1));
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

    /// <summary>Metadata of another domain of GDAL, such as IMAGE_STRUCTURE.</summary>
    internal Dictionary<string, string> MetadataOf(string domain) => GdalText.Pairs(GdalNative.GDALGetMetadata(dataset, domain));

    private static Grid GridOf(string path, DatasetHandle source, string? crs)
    {
        double* t = stackalloc double[6];
        if (GdalNative.GDALGetRasterCount(source) == 0)
        {
            throw RasterException.WithoutBands(path);
        }

        if (GdalNative.GDALGetGeoTransform(source, t) != 0)
        {
            throw RasterException.WithoutTransform(path);
        }

        var transform = new AffineTransform(t[0], t[1], t[2], t[3], t[4], t[5]);
        if (!transform.IsInvertible)
        {
            throw RasterException.WithoutTransform(path);
        }

        using var reference = crs is null ? SpatialReferenceHandle.CopyOf(GdalNative.GDALGetSpatialRef(source)) : SpatialReferenceHandle.Parse(crs);
        return new(reference?.ToWkt() ?? "", transform, GdalNative.GDALGetRasterYSize(source), GdalNative.GDALGetRasterXSize(source));
    }

    private static RasterBand[] BandsOf(string path, DatasetHandle source, NoDataOptions? noData)
    {
        var all = new RasterBand[GdalNative.GDALGetRasterCount(source)];
        for (int band = 0; band < all.Length; band++)
        {
            all[band] = RasterBand.Of(GdalNative.GDALGetRasterBand(source, band + 1), noData);
            if (GdalType.IsComplex(all[band].DataType))
            {
                throw RasterException.ComplexBand(path, band);
            }
        }

        return all;
    }

    private RasterBand BandAt(int band) =>
        band >= 0 && band < bands.Length ? bands[band] : throw RasterException.BandOutOfRange(Path, band, bands.Length);
}
