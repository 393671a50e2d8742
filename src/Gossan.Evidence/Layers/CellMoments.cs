namespace Gossan.Evidence.Layers;

/// <summary>Count, range, mean and the second and third moment about it, in two scans and double precision.</summary>
internal sealed class CellMoments
{
    private double sum;
    private double squares;
    private double cubes;

    public long Cells { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    public double Mean => sum / Cells;

    /// <summary>With n - 1; 0 for a single cell.</summary>
    public double StandardDeviation => Cells > 1 ? Math.Sqrt(squares / (Cells - 1)) : 0;

    public double Skewness => squares > 0 ? cubes / Cells / Math.Pow(squares / Cells, 1.5) : 0;

    /// <summary>First scan.</summary>
    public void Sum(ReadOnlySpan<float> cells)
    {
        foreach (float value in cells)
        {
            if (!float.IsNaN(value))
            {
                Cells++;
                sum += value;
                Minimum = Math.Min(Minimum, value);
                Maximum = Math.Max(Maximum, value);
            }
        }
    }

    /// <summary>Second scan.</summary>
    public void Deviate(ReadOnlySpan<float> cells)
    {
        double mean = Mean;
        foreach (float value in cells)
        {
            if (!float.IsNaN(value))
            {
                double deviation = value - mean, square = deviation * deviation;
                squares += square;
                cubes += square * deviation;
            }
        }
    }
}
