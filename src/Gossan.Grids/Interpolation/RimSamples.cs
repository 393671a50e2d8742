using System.Buffers;

namespace Gossan.Grids;

/// <summary>Cells bordering a gap that can matter to a tile. One thread's, used for one tile after the other; its lists come from a pool.</summary>
internal sealed class RimSamples : IDisposable
{
    // In cells: squares of distances are exact, their roots are not.
    private const double Rounding = 1e-6;
    private const int FirstLength = 1024;

    private readonly double[][] fields = [.. Enumerable.Range(0, Samples.Value + 1).Select(_ => ArrayPool<double>.Shared.Rent(FirstLength))];
    private double x;
    private double y;
    private double width;
    private int needed;

    /// <summary>What is farther from the tile's centre does not matter.</summary>
    public double Bound { get; private set; }

    public int Count { get; private set; }

    /// <summary>Those there are, in the order in which they came; valid until the next tile.</summary>
    public Candidates All
    {
        get
        {
            foreach (double[] list in fields)
            {
                Candidates.Pad(list, Count);
            }

            return new(fields, Count);
        }
    }

    /// <summary>Begins a tile.</summary>
    /// <param name="centreX">Its centre.</param>
    /// <param name="centreY">Its centre.</param>
    /// <param name="nearest">How many of the nearest matter to a cell.</param>
    /// <param name="diagonal">The distance of its cells that are farthest apart.</param>
    /// <param name="bound">What is farther from the centre does not matter.</param>
    public void Start(double centreX, double centreY, int nearest, double diagonal, double bound) =>
        (x, y, needed, width, Bound, Count) = (centreX, centreY, nearest, diagonal, bound + Rounding, 0);

    /// <summary>Adds a cell, where it can matter.</summary>
    public void Add(double sampleX, double sampleY, float value)
    {
        if (SquareOf(sampleX, sampleY) > Bound * Bound)
        {
            return;
        }

        // Lists are read up to whole vectors.
        if (Count + Candidates.Lanes > fields[0].Length)
        {
            Grow();
        }

        (fields[Samples.X][Count], fields[Samples.Y][Count], fields[Samples.Value][Count]) = (sampleX, sampleY, value);
        Count++;
    }

    /// <summary>Drops what cannot matter by the nearest so far, and bounds what comes.</summary>
    public void Narrow()
    {
        if (needed > Count)
        {
            return;
        }

        double[] squares = ArrayPool<double>.Shared.Rent(Count);
        for (int i = 0; i < Count; i++)
        {
            squares[i] = SquareOf(fields[Samples.X][i], fields[Samples.Y][i]);
        }

        Bound = Math.Min(Bound, Math.Sqrt(Selection.Smallest(squares.AsSpan(0, Count), needed)) + width + Rounding);
        ArrayPool<double>.Shared.Return(squares);
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (SquareOf(fields[Samples.X][i], fields[Samples.Y][i]) <= Bound * Bound)
            {
                foreach (double[] field in fields)
                {
                    field[kept] = field[i];
                }

                kept++;
            }
        }

        Count = kept;
    }

    public void Dispose() => Array.ForEach(fields, list => ArrayPool<double>.Shared.Return(list));

    private void Grow()
    {
        for (int field = 0; field < fields.Length; field++)
        {
            double[] longer = ArrayPool<double>.Shared.Rent(2 * fields[field].Length);
            fields[field].AsSpan(0, Count).CopyTo(longer);
            ArrayPool<double>.Shared.Return(fields[field]);
            fields[field] = longer;
        }
    }

    private double SquareOf(double sampleX, double sampleY) => ((sampleX - x) * (sampleX - x)) + ((sampleY - y) * (sampleY - y));
}
