using System.Buffers;

namespace Gossan.Grids;

/// <summary>A raster on disk, opened for reading: any format of GDAL, read by windows as float32 with NaN for missing cells.</summary>
/// <remarks>Any thread may read; reads of one object wait for each other.</remarks>
public sealed unsafe class RasterFile : IDisposable
{
    // Cells that one pass converts or masks: bounds the buffers to some 9 MB, whatever the window.
    private const int CellsPerPass = 1 << 20;

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
        Metadata = GdalText.Pairs(GdalNative.GDALGetMetadata(dataset, null));
        GdalNative.GDALGetBlockSize(GdalNative.GDALGetRasterBand(dataset, 1), out int columns, out int rows);
        BlockSize = (Math.Max(1, rows), Math.Max(1, columns));
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>Where the cells lie; the CRS is "" where the file names none.</summary>
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
    /// <returns>The open raster; dispose it.</returns>
    /// <exception cref="RasterException">The file is missing, no raster, has complex cells or no place on the map.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static RasterFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        DatasetHandle opened = DatasetHandle.OpenRaster(path);
        try
        {
            if (opened.IsInvalid)
            {
                // NETCDF:file:variable and the like are no paths; C: is.
                throw System.IO.Path.Exists(path) || path.IndexOf(':', StringComparison.Ordinal) > 1 || path.StartsWith("/vsi", StringComparison.Ordinal)
                    ? RasterException.NotARaster(path, GdalErrors.Take())
                    : RasterException.Missing(path);
            }

            return new(path, opened, GridOf(path, opened), BandsOf(path, opened));
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

    /// <summary>Reads a window of one band.</summary>
    /// <param name="band">0 for the first.</param>
    /// <param name="row">First row of the window, 0 in the north.</param>
    /// <param name="column">First column of the window, 0 in the west.</param>
    /// <param name="rows">Rows of the window, 1 or more.</param>
    /// <param name="columns">Columns of the window, 1 or more.</param>
    /// <param name="cells">
    /// (rows x columns) row by row: the values after the band's scale and offset. NaN where the file has no data: its
    /// no-data value as the band's type has it, its mask, NaN and infinity.
    /// </param>
    /// <exception cref="RasterException">There is no such band, or the file is damaged.</exception>
    /// <exception cref="ArgumentException">The window leaves the grid, or <paramref name="cells"/> has another size.</exception>
    public void Read(int band, int row, int column, int rows, int columns, Span<float> cells)
    {
        RasterBand stored = BandAt(band);
        RequireInside(row, rows, Grid.Rows, nameof(row));
        RequireInside(column, columns, Grid.Columns, nameof(column));
        if (cells.Length != (long)rows * columns)
        {
            throw new ArgumentException($"A window of {rows} x {columns} cells needs a buffer of that size, not {cells.Length}.", nameof(cells));
        }

        int rowsPerPass = Math.Max(1, CellsPerPass / columns);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(dataset.IsClosed, this);
            for (int first = 0; first < rows; first += rowsPerPass)
            {
                int count = Math.Min(rowsPerPass, rows - first);
                ReadRows(band, stored, row + first, column, count, columns, cells.Slice(first * columns, count * columns));
            }
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

    private static Grid GridOf(string path, DatasetHandle source)
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

        using var reference = SpatialReferenceHandle.CopyOf(GdalNative.GDALGetSpatialRef(source));
        return new(reference?.ToWkt() ?? "", transform, GdalNative.GDALGetRasterYSize(source), GdalNative.GDALGetRasterXSize(source));
    }

    private static RasterBand[] BandsOf(string path, DatasetHandle source)
    {
        var all = new RasterBand[GdalNative.GDALGetRasterCount(source)];
        for (int band = 0; band < all.Length; band++)
        {
            all[band] = RasterBand.Of(GdalNative.GDALGetRasterBand(source, band + 1));
            if (GdalType.IsComplex(all[band].DataType))
            {
                throw RasterException.ComplexBand(path, band);
            }
        }

        return all;
    }

    private static void RequireInside(int first, int count, int size, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first, name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, $"{name}s");
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)first + count, size, name);
    }

    private RasterBand BandAt(int band) =>
        band >= 0 && band < bands.Length ? bands[band] : throw RasterException.BandOutOfRange(Path, band, bands.Length);

    private void ReadRows(int band, RasterBand stored, int row, int column, int rows, int columns, Span<float> cells)
    {
        GdalErrors.Clear();
        if (stored.FitsFloat)
        {
            ReadStored(band, row, column, rows, columns, cells, GdalType.Float32);
            stored.ToReal<float>(cells, cells);
        }
        else
        {
            // Integers above 2^24 and doubles lose digits as float32: they meet their no-data value before that.
            double[] buffer = ArrayPool<double>.Shared.Rent(cells.Length);
            ReadStored(band, row, column, rows, columns, buffer.AsSpan(0, cells.Length), GdalType.Float64);
            stored.ToReal<double>(buffer.AsSpan(0, cells.Length), cells);
            ArrayPool<double>.Shared.Return(buffer);
        }

        if (stored.Mask != 0)
        {
            HideMasked(band, stored.Mask, row, column, rows, columns, cells);
        }
    }

    private void ReadStored<T>(int band, int row, int column, int rows, int columns, Span<T> into, int type)
        where T : unmanaged
    {
        int number = band + 1;
        fixed (T* buffer = into)
        {
            RequireRead(band, row, rows, GdalNative.GDALDatasetRasterIO(dataset, 0, column, row, columns, rows, buffer, columns, rows, type, 1, &number, 0, 0, 0));
        }
    }

    private void HideMasked(int band, nint mask, int row, int column, int rows, int columns, Span<float> cells)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(cells.Length);
        fixed (byte* start = buffer)
        {
            RequireRead(band, row, rows, GdalNative.GDALRasterIO(mask, 0, column, row, columns, rows, start, columns, rows, GdalType.Byte, 0, 0));
        }

        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = buffer[i] == 0 ? float.NaN : cells[i];
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    // A driver may note a failure and still return success with zeros in place of the cells.
    private void RequireRead(int band, int row, int rows, int error)
    {
        if (error != 0 || GdalErrors.Any)
        {
            throw RasterException.Unreadable(Path, band, row, rows, GdalErrors.Take());
        }
    }
}
