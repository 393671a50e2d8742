using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Stacks;

/// <summary>All layers of a region on its grid, standardised, with names; missing cells are NaN.</summary>
/// <remarks>
/// The cells are kept interleaved (row, column, band), because then a window is a few contiguous runs: in memory when
/// they fit the budget, else in a scratch file, so that memory does not grow with the region.
/// </remarks>
public sealed class EvidenceStack : IDisposable
{
    /// <summary>Memory that the cells of one stack may take before they go to a scratch file, in bytes: 2 GiB.</summary>
    public const long DefaultMemory = 2L << 30;

    /// <summary>A few rows together, so that a tile of the raster is not unpacked once per row.</summary>
    private const int RowsAtATime = 32;

    private readonly ICellStore cells;
    private readonly bool[] missing;
    private readonly long[] missingPerBand;

    private EvidenceStack(string region, Grid grid, IReadOnlyList<FittedLayer> layers, ICellStore cells, bool[] missing, long[] missingPerBand)
    {
        (Region, Grid, Layers, Bands) = (region, grid, layers, [.. layers.Select(layer => layer.Name)]);
        (this.cells, this.missing, this.missingPerBand) = (cells, missing, missingPerBand);
    }

    /// <summary>The region's name.</summary>
    public string Region { get; }

    /// <summary>The region's grid.</summary>
    public Grid Grid { get; }

    /// <summary>The layers in band order, each with its standardisation.</summary>
    public IReadOnlyList<FittedLayer> Layers { get; }

    /// <summary>Names of the layers in band order.</summary>
    public IReadOnlyList<string> Bands { get; }

    /// <summary>Row-major, one entry per cell of the grid: true where any layer has no value.</summary>
    public ReadOnlySpan<bool> Missing => missing;

    /// <summary>Opens a prepared stack; its name is the region's.</summary>
    /// <param name="path">The stack's raster; its audit stands beside it.</param>
    /// <param name="memory">Bytes that its cells may take in memory; more go to a scratch file beside the raster.</param>
    /// <returns>The stack, to be disposed.</returns>
    /// <exception cref="RasterException">The file is missing, no raster, or truncated.</exception>
    public static EvidenceStack Open(string path, long memory = DefaultMemory)
    {
        using var raster = RasterFile.Open(path);
        StackException.ThrowIfTooLarge(path, raster.Grid.Rows, raster.Grid.Columns);
        string region = Path.GetFileNameWithoutExtension(path);
        string auditPath = StackAudit.PathBeside(path);
        IReadOnlyList<FittedLayer> layers = File.Exists(auditPath)
            ? [.. StackAudit.Read(auditPath).Bands.Select(band => band.Fitted)]
            : [.. raster.BandNames.Select(name => new FittedLayer(name, LayerKind.Continuous, []))];
        BandMismatchException.ThrowIfDifferent(auditPath, [.. layers.Select(layer => layer.Name)], path, raster.BandNames);

        var (rows, columns, bands) = (raster.Grid.Rows, raster.Grid.Columns, raster.Bands);
        ICellStore cells = (long)rows * columns * bands * sizeof(float) <= memory
            ? new CellsInMemory(rows, columns, bands)
            : new CellsOnDisk(AtomicFile.PartialOf(Path.ChangeExtension(path, $".{Environment.ProcessId}-{Guid.NewGuid():N}.cells")), columns, bands);
        try
        {
            bool[] missing = new bool[checked(rows * columns)];
            long[] missingPerBand = new long[bands];
            float[] band = new float[RowsAtATime * columns];
            float[] lines = new float[RowsAtATime * columns * bands];
            for (int row = 0; row < rows; row += RowsAtATime)
            {
                int count = Math.Min(RowsAtATime, rows - row) * columns;
                for (int b = 0; b < bands; b++)
                {
                    raster.Read(b, row, 0, count / columns, columns, band.AsSpan(0, count));
                    for (int cell = 0; cell < count; cell++)
                    {
                        lines[(cell * bands) + b] = band[cell];
                        if (float.IsNaN(band[cell]))
                        {
                            missing[(row * columns) + cell] = true;
                            missingPerBand[b]++;
                        }
                    }
                }

                for (int line = 0; line < count / columns; line++)
                {
                    cells.WriteRow(row + line, lines.AsSpan(line * columns * bands, columns * bands));
                }
            }

            return new(region, raster.Grid, layers, cells, missing, missingPerBand);
        }
        catch
        {
            cells.Dispose();
            throw;
        }
    }

    /// <summary>Copies neighbouring cells of one row, all bands of each.</summary>
    /// <param name="row">Row inside the grid.</param>
    /// <param name="column">First column.</param>
    /// <param name="into">(cells, bands); its length says how many cells.</param>
    public void CopyCells(int row, int column, Span<float> into) => cells.Copy(row, column, into);

    /// <summary>The layer with most missing cells and its share of them.</summary>
    /// <returns>The layer's name and a share in 0..1.</returns>
    public (string Band, double Share) MostMissingBand()
    {
        int worst = Array.IndexOf(missingPerBand, missingPerBand.Max());
        return (Bands[worst], (double)missingPerBand[worst] / Grid.Cells);
    }

    /// <inheritdoc/>
    public void Dispose() => cells.Dispose();
}
