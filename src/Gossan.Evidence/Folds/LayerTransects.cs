using Gossan.Evidence.Stacks;

namespace Gossan.Evidence.Folds;

/// <summary>Whole rows and whole columns of a layer, spread evenly over a region: enough pairs of cells at every distance, in memory that grows with its edge alone.</summary>
internal sealed class LayerTransects
{
    private const int MostLines = 64;

    private readonly int rowStride;
    private readonly int columnStride;

    public LayerTransects(int rows, int columns)
    {
        (rowStride, columnStride) = (Stride(rows), Stride(columns));
        Rows = Lines(((rows - 1) / rowStride) + 1, columns);
        Columns = Lines(((columns - 1) / columnStride) + 1, rows);
    }

    /// <summary>Rows from north to south, each from west to east; NaN where missing.</summary>
    public float[][] Rows { get; }

    /// <summary>Columns from west to east, each from north to south.</summary>
    public float[][] Columns { get; }

    /// <summary>Takes rows of the layer, in any order.</summary>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="cells">(rows x columns) their cells.</param>
    public void Add(int firstRow, ReadOnlySpan<float> cells)
    {
        int columns = Rows[0].Length;
        for (int row = firstRow; row < firstRow + (cells.Length / columns); row++)
        {
            var line = cells.Slice((row - firstRow) * columns, columns);
            if (row % rowStride == 0)
            {
                line.CopyTo(Rows[row / rowStride]);
            }

            for (int i = 0; i < Columns.Length; i++)
            {
                Columns[i][row] = line[i * columnStride];
            }
        }
    }

    /// <summary>The transects of every band of a stack.</summary>
    public static LayerTransects[] Of(EvidenceStack stack, CancellationToken cancellation)
    {
        var (rows, columns, bands) = (stack.Grid.Rows, stack.Grid.Columns, stack.Bands.Count);
        LayerTransects[] layers = [.. stack.Bands.Select(_ => new LayerTransects(rows, columns))];
        float[] line = new float[columns * bands], cell = new float[bands];
        for (int row = 0; row < rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            bool whole = row % layers[0].rowStride == 0;
            if (whole)
            {
                stack.CopyCells(row, 0, line);
                for (int i = 0; i < line.Length; i++)
                {
                    layers[i % bands].Rows[row / layers[0].rowStride][i / bands] = line[i];
                }
            }

            for (int i = 0; i < layers[0].Columns.Length; i++)
            {
                stack.CopyCells(row, i * layers[0].columnStride, cell);
                for (int band = 0; band < bands; band++)
                {
                    layers[band].Columns[i][row] = cell[band];
                }
            }
        }

        return layers;
    }

    /// <summary>
    /// Puts ranks in the values' place, as shares of their number, equal values sharing the mean rank: what comes of them is the same for
    /// every layer that orders the ground alike, however heavy its tail.
    /// </summary>
    public void Rank()
    {
        float[] sorted = [.. Rows.Concat(Columns).SelectMany(line => line).Where(value => !float.IsNaN(value))];
        Array.Sort(sorted);
        foreach (float[] line in Rows.Concat(Columns))
        {
            for (int i = 0; i < line.Length; i++)
            {
                if (!float.IsNaN(line[i]))
                {
                    line[i] = (float)((First(sorted, line[i], orEqual: true) + First(sorted, line[i], orEqual: false)) / (2.0 * sorted.Length));
                }
            }
        }
    }

    /// <summary>The first place in a sorted array that is not below a value, or that is above it.</summary>
    private static int First(float[] sorted, float value, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = sorted[middle] < value || (!orEqual && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int Stride(int length) => ((length - 1) / MostLines) + 1;

    private static float[][] Lines(int count, int length)
    {
        float[][] lines = new float[count][];
        for (int i = 0; i < count; i++)
        {
            lines[i] = new float[length];
            Array.Fill(lines[i], float.NaN);
        }

        return lines;
    }
}
