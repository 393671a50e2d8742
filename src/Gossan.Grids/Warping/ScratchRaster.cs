using System.Diagnostics;

namespace Gossan.Grids;

/// <summary>A copy of a part of a raster for GDAL to warp: float32, NaN for missing; in memory, or in a file that goes with it.</summary>
internal sealed unsafe class ScratchRaster : IDisposable
{
    private const int CellsAtATime = 1 << 20;

    private readonly string? file;

    private ScratchRaster(DatasetHandle dataset, string? file) => (Dataset, this.file) = (dataset, file);

    internal DatasetHandle Dataset { get; }

    /// <summary>What its numbers are.</summary>
    internal ValueProfile Values { get; } = new();

    /// <summary>Copies a part of a band.</summary>
    /// <param name="source">Where from; its no-data rules, mask and scale are applied.</param>
    /// <param name="band">0 for the first.</param>
    /// <param name="part">Which cells.</param>
    /// <param name="crs">WKT for the copy, "" for none.</param>
    /// <param name="folder">Where a file goes.</param>
    /// <param name="memory">Bytes that a copy in memory may take; a larger one goes to a file.</param>
    /// <param name="recode">What each value becomes before it is rounded to float32; <see langword="null"/> for itself.</param>
    internal static ScratchRaster CopyOf(RasterFile source, int band, SourcePart part, string crs, string folder, long memory, Func<double, double>? recode)
    {
        string? file = part.Cells * sizeof(float) <= memory
            ? null
            : AtomicFile.PartialOf(Path.Combine(folder, $"warp-{Environment.ProcessId}-{Guid.NewGuid():N}.tif"));
        ScratchRaster scratch = Create(part.Grid with { Crs = crs }, file);
        try
        {
            scratch.Fill(source, band, part, recode);
            return scratch;
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <summary>A raster in memory, all zero.</summary>
    internal static DatasetHandle InMemory(Grid grid) => Described(GdalNative.GDALCreate(DriverOf("MEM"), "", grid.Columns, grid.Rows, 1, GdalType.Float32, null), grid);

    public void Dispose()
    {
        using (new NoSidecarFiles())
        {
            Dataset.Dispose();
        }

        Delete(file);
    }

    private static ScratchRaster Create(Grid grid, string? file)
    {
        GdalErrors.Clear();
        if (file is null)
        {
            return new(InMemory(grid), file: null);
        }

        AtomicFile.MakeFolderOf(file);
        using var quiet = new NoSidecarFiles();
        DatasetHandle dataset = GdalNative.GDALCreate(
            DriverOf("GTiff"), file, grid.Columns, grid.Rows, 1, GdalType.Float32, GdalText.List("TILED=YES", "BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE"));
        if (dataset.IsInvalid)
        {
            throw OutputException.Writing(file, new IOException(GdalErrors.Take()));
        }

        var scratch = new ScratchRaster(Described(dataset, grid), file);
        if (!OperatingSystem.IsWindows())
        {
            // The name goes at once and the content with the last handle, so a killed run leaves nothing.
            Delete(file);
        }

        return scratch;
    }

    private static DatasetHandle Described(DatasetHandle dataset, Grid grid)
    {
        AffineTransform t = grid.Transform;
        double* numbers = stackalloc double[] { t.OriginX, t.ColumnStepX, t.RowStepX, t.OriginY, t.ColumnStepY, t.RowStepY };
        _ = GdalNative.GDALSetGeoTransform(dataset, numbers);
        if (grid.Crs.Length > 0)
        {
            _ = GdalNative.GDALSetProjection(dataset, grid.Crs);
        }

        return dataset;
    }

    private static nint DriverOf(string name) =>
        GdalNative.GDALGetDriverByName(name) is not 0 and nint driver ? driver : throw new UnreachableException($"GDAL has no {name} driver.");

    private static void Delete(string? file)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Hidden, and of no use to anybody; what the raster was for matters more.
        }
    }

    private void Fill(RasterFile source, int band, SourcePart part, Func<double, double>? recode)
    {
        int rowsAtATime = Math.Clamp(CellsAtATime / part.Columns, 1, part.Rows);
        float[] strip = new float[rowsAtATime * part.Columns];
        (int Source, int Part, int Count)[] runs = [.. part.Runs()];
        float[] run = new float[rowsAtATime * runs.Max(r => r.Count)];
        double[] values = recode is null ? [] : new double[run.Length];
        for (int first = 0; first < part.Rows; first += rowsAtATime)
        {
            int rows = Math.Min(rowsAtATime, part.Rows - first);
            foreach (var (column, place, count) in runs)
            {
                Span<float> cells = run.AsSpan(0, rows * count);
                if (recode is null)
                {
                    source.Read(band, part.Row + first, column, rows, count, cells);
                }
                else
                {
                    Span<double> stored = values.AsSpan(0, cells.Length);
                    source.Read(band, part.Row + first, column, rows, count, stored);
                    for (int i = 0; i < cells.Length; i++)
                    {
                        cells[i] = double.IsNaN(stored[i]) ? float.NaN : (float)recode(stored[i]);
                    }
                }

                Values.Add(cells);
                for (int row = 0; row < rows; row++)
                {
                    cells.Slice(row * count, count).CopyTo(strip.AsSpan((row * part.Columns) + place, count));
                }
            }

            Write(first, rows, part.Columns, strip);
        }

        // A full disk may show only when the cache is written.
        GdalErrors.Clear();
        GdalNative.GDALFlushCache(Dataset);
        RequireWritten(error: 0);
    }

    private void Write(int row, int rows, int columns, float[] cells)
    {
        int number = 1;
        GdalErrors.Clear();
        fixed (float* start = cells)
        {
            RequireWritten(GdalNative.GDALDatasetRasterIO(Dataset, 1, 0, row, columns, rows, start, columns, rows, GdalType.Float32, 1, &number, 0, 0, 0));
        }
    }

    private void RequireWritten(int error)
    {
        if (error != 0 || GdalErrors.Any)
        {
            throw OutputException.Writing(file ?? "a scratch raster in memory", new IOException(GdalErrors.Take()));
        }
    }
}
