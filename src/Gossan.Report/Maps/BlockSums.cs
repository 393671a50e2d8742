namespace Gossan.Report.Maps;

/// <summary>Sums over square blocks of cells, fed row by row; knows on the way what all cells have in common.</summary>
internal sealed class BlockSums(int block, int columns, int rows)
{
    private readonly double[] sums = new double[rows * columns];
    private readonly int[] counts = new int[rows * columns];

    /// <summary>Cells that are not missing.</summary>
    public long Count { get; private set; }

    public double Sum { get; private set; }

    public float Minimum { get; private set; } = float.PositiveInfinity;

    public float Maximum { get; private set; } = float.NegativeInfinity;

    public bool ZeroOrOne { get; private set; } = true;

    /// <summary>Adds a piece of a row.</summary>
    public void Add(int row, int column, ReadOnlySpan<float> cells)
    {
        int sample = (row / block * columns) + (column / block);
        for (int from = 0, next = block - (column % block); from < cells.Length; from = next, next += block, sample++)
        {
            double sum = 0;
            int count = 0, others = 0;
            float lowest = Minimum, highest = Maximum;
            foreach (float cell in cells[from..Math.Min(next, cells.Length)])
            {
                if (!float.IsNaN(cell))
                {
                    sum += cell;
                    count++;
                    lowest = cell < lowest ? cell : lowest;
                    highest = cell > highest ? cell : highest;
                    others += cell is 0 or 1 ? 0 : 1;
                }
            }

            sums[sample] += sum;
            counts[sample] += count;
            (Sum, Count, Minimum, Maximum, ZeroOrOne) = (Sum + sum, Count + count, lowest, highest, ZeroOrOne && others == 0);
        }
    }

    /// <summary>The mean of each block, row by row; NaN where all its cells are missing.</summary>
    public float[] Means()
    {
        float[] means = new float[sums.Length];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = counts[i] == 0 ? float.NaN : (float)(sums[i] / counts[i]);
        }

        return means;
    }
}
