using System.Diagnostics;

namespace Gossan.Grids;

/// <summary>Writes a Cloud-Optimised GeoTIFF: float32, NaN for no data, named bands, overviews; the same cells give the same bytes.</summary>
/// <remarks>
/// Cells go to an uncompressed file beside the result first, because the final layout needs all of them, so memory does
/// not grow with the raster. The result gets its name at the end of <see cref="Complete"/>; until then an older one stays.
/// </remarks>
public sealed unsafe class RasterWriter : IDisposable
{
    // What the COG driver leaves beside its output when it is stopped half-way.
    private static readonly string[] LeftByDriver = [".ovr.tmp", ".msk.ovr.tmp", ".warped.tif.tmp"];

    private readonly DatasetHandle staging;
    private readonly Grid grid;
    private readonly int bands;
    private bool completed;

    private RasterWriter(string path, Grid grid, int bands, DatasetHandle staging)
    {
        Path = path;
        this.grid = grid;
        this.bands = bands;
        this.staging = staging;
    }

    /// <summary>The final name.</summary>
    public string Path { get; }

    /// <summary>Begins a raster; cells that are never written are missing (NaN).</summary>
    /// <param name="path">The final name; its folder is made where it is missing.</param>
    /// <param name="grid">Where the cells lie.</param>
    /// <param name="bandNames">One description for each band, 1 or more; "" for none.</param>
    /// <param name="metadata">Items to keep in the file, or <see langword="null"/>.</param>
    /// <returns>The writer; dispose it, after <see cref="Complete"/> if the raster is wanted.</returns>
    /// <exception cref="OutputException">The folder may not be written to.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static RasterWriter Create(string path, Grid grid, IReadOnlyList<string> bandNames, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(bandNames);
        if (bandNames.Count == 0)
        {
            throw new ArgumentException("A raster has at least one band.", nameof(bandNames));
        }

        GdalLibrary.Load();
        RequireWritable(path);
        using var quiet = new NoSidecarFiles();
        GdalErrors.Clear();

        // Sparse: blocks that nobody writes take no room and read as no data.
        DatasetHandle created = GdalNative.GDALCreate(
            DriverOf("GTiff"), StagingOf(path), grid.Columns, grid.Rows, bandNames.Count, GdalType.Float32, GdalText.List("BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE", "INTERLEAVE=BAND"));
        var writer = new RasterWriter(path, grid, bandNames.Count, created);
        try
        {
            writer.RequireNoFailure(failed: created.IsInvalid);
            writer.Describe(bandNames, metadata ?? new Dictionary<string, string>(StringComparer.Ordinal));
            writer.RequireNoFailure(failed: false);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Writes whole rows of one band, in any order.</summary>
    /// <param name="band">0 for the first.</param>
    /// <param name="firstRow">0 in the north.</param>
    /// <param name="rows">How many rows, 1 or more.</param>
    /// <param name="cells">(rows x columns) row by row; NaN for no data.</param>
    /// <exception cref="ArgumentException">The rows leave the grid, there is no such band, or <paramref name="cells"/> has another size.</exception>
    /// <exception cref="OutputException">The disk is full.</exception>
    public void Write(int band, int firstRow, int rows, ReadOnlySpan<float> cells)
    {
        ObjectDisposedException.ThrowIf(staging.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, bands);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)firstRow + rows, grid.Rows, nameof(rows));
        if (cells.Length != (long)rows * grid.Columns)
        {
            throw new ArgumentException($"{rows} rows of {grid.Columns} cells need a buffer of that size, not {cells.Length}.", nameof(cells));
        }

        GdalErrors.Clear();
        int number = band + 1;
        fixed (float* start = cells)
        {
            RequireNoFailure(failed: GdalNative.GDALDatasetRasterIO(staging, 1, 0, firstRow, grid.Columns, rows, start, grid.Columns, rows, GdalType.Float32, 1, &number, 0, 0, 0) != 0);
        }
    }

    /// <summary>Builds the final file (DEFLATE with the float predictor, averaged overviews) and gives it its name.</summary>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to; an older file of that name is untouched.</exception>
    /// <exception cref="InvalidOperationException">The raster is complete already.</exception>
    public void Complete()
    {
        if (completed)
        {
            throw new InvalidOperationException($"The raster {Path} is complete already.");
        }

        ObjectDisposedException.ThrowIf(staging.IsClosed, this);
        using var quiet = new NoSidecarFiles();
        try
        {
            // What is left in GDAL's cache is written on closing: the disk may turn out to be full only then.
            GdalErrors.Clear();
            staging.Dispose();
            RequireNoFailure(failed: false);
            Optimise();
            AtomicFile.Publish(Path);
            completed = true;
        }
        finally
        {
            DeleteUnfinished();
        }
    }

    /// <summary>Ends the work and removes what is unfinished; without <see cref="Complete"/> there is no result.</summary>
    public void Dispose()
    {
        if (!staging.IsClosed)
        {
            staging.Dispose();
            DeleteUnfinished();
        }
    }

    private static string StagingOf(string path) =>
        AtomicFile.PartialOf(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, $"staging-{System.IO.Path.GetFileName(path)}"));

    private static nint DriverOf(string name) =>
        GdalNative.GDALGetDriverByName(name) is not 0 and nint driver ? driver : throw new UnreachableException($"GDAL has no {name} driver.");

    // GDAL says "cannot create" and no more; the system says whether it is the permission, the disk or the name.
    private static void RequireWritable(string path)
    {
        AtomicFile.MakeFolderOf(path);
        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException("there is a folder of that name");
            }

            using var probe = new FileStream(StagingOf(path), FileMode.Create, FileAccess.Write, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Writing(path, e);
        }
    }

    private void Describe(IReadOnlyList<string> bandNames, IReadOnlyDictionary<string, string> metadata)
    {
        AffineTransform t = grid.Transform;
        double* numbers = stackalloc double[] { t.OriginX, t.ColumnStepX, t.RowStepX, t.OriginY, t.ColumnStepY, t.RowStepY };
        _ = GdalNative.GDALSetGeoTransform(staging, numbers);
        if (grid.Crs.Length > 0)
        {
            _ = GdalNative.GDALSetProjection(staging, grid.Crs);
        }

        for (int band = 0; band < bandNames.Count; band++)
        {
            nint handle = GdalNative.GDALGetRasterBand(staging, band + 1);
            _ = GdalNative.GDALSetRasterNoDataValue(handle, double.NaN);
            GdalNative.GDALSetDescription(handle, bandNames[band]);
        }

        // Sorted, so that the bytes do not depend on the order of a dictionary.
        foreach (var (key, value) in metadata.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            _ = GdalNative.GDALSetMetadataItem(staging, key, value, null);
        }
    }

    private void Optimise()
    {
        using DatasetHandle source = DatasetHandle.OpenRaster(StagingOf(Path));
        RequireNoFailure(failed: source.IsInvalid);

        // One thread: blocks are laid down in one order, and failures are noted on this thread.
        using DatasetHandle result = GdalNative.GDALCreateCopy(
            DriverOf("COG"),
            AtomicFile.PartialOf(Path),
            source,
            0,
            GdalText.List("COMPRESS=DEFLATE", "PREDICTOR=YES", "OVERVIEWS=AUTO", "OVERVIEW_RESAMPLING=AVERAGE", "BIGTIFF=IF_SAFER", "NUM_THREADS=1"),
            0,
            0);
        RequireNoFailure(failed: result.IsInvalid);
        result.Dispose();
        RequireNoFailure(failed: false);
    }

    private void RequireNoFailure(bool failed)
    {
        if (failed || GdalErrors.Any)
        {
            throw OutputException.Writing(Path, new IOException(GdalErrors.Take()));
        }
    }

    private void DeleteUnfinished()
    {
        string partial = AtomicFile.PartialOf(Path);
        foreach (string file in LeftByDriver.Select(ending => partial + ending).Append(partial).Append(StagingOf(Path)))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Hidden and overwritten by the next run; the reason of a failure matters more than this one.
            }
        }
    }
}
