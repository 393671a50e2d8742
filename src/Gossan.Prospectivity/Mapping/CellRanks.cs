using Gossan.Grids;

namespace Gossan.Prospectivity.Mapping;

/// <summary>Where a value stands among all cells of a map, without keeping or sorting them.</summary>
/// <remarks>
/// Cells are counted by the upper 20 bits of their value as float32, which are in the order of the values and tell any two apart that differ by
/// one part in 2,048; cells of one count are taken for equal, as those of a model with few values are. 4 MiB, whatever the size of the map.
/// </remarks>
public sealed class CellRanks
{
    private const int Shift = 12, RowsAtATime = 64;

    // Up to infinity; those of negative values are not needed.
    private const int Kinds = (0x7F800000 >> Shift) + 1;

    private readonly long[] upTo = new long[Kinds + 1];

    private CellRanks()
    {
    }

    /// <summary>Cells that are not missing.</summary>
    public long Cells => upTo[Kinds];

    /// <summary>Counts the cells of a raster's first band.</summary>
    /// <param name="raster">Values of 0 or more, such as likelihoods; read strip by strip.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public static CellRanks Read(RasterFile raster, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(raster);
        var ranks = new CellRanks();
        int columns = raster.Grid.Columns, step = Math.Max(1, RowsAtATime / raster.BlockSize.Rows) * raster.BlockSize.Rows;
        float[] cells = new float[Math.Min(step, raster.Grid.Rows) * columns];
        for (int row = 0; row < raster.Grid.Rows; row += step)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(step, raster.Grid.Rows - row);
            var strip = cells.AsSpan(0, rows * columns);
            raster.Read(0, row, 0, rows, columns, strip);
            ranks.Count(strip);
        }

        for (int kind = 0; kind < Kinds; kind++)
        {
            ranks.upTo[kind + 1] += ranks.upTo[kind];
        }

        return ranks;
    }

    /// <summary>The percentile of a value: the share of cells below it, 0..100.</summary>
    /// <param name="value">0 or more; not NaN.</param>
    /// <returns>Less the share of cells that are below it by less than one part in 2,048; NaN where all cells are missing.</returns>
    public double Percentile(float value) => 100.0 * upTo[KindOf(value)] / Cells;

    // Below 0 no probability lies; -0 has the sign's bit.
    private static int KindOf(float value) => (int)(BitConverter.SingleToUInt32Bits(value > 0 ? value : 0) >> Shift);

    private void Count(ReadOnlySpan<float> cells)
    {
        foreach (float value in cells)
        {
            if (!float.IsNaN(value))
            {
                upTo[KindOf(value) + 1]++;
            }
        }
    }
}
