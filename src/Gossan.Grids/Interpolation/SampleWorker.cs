using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>One thread's part of a <see cref="SampleField"/>: which samples can matter to a block, and its cells.</summary>
internal sealed class SampleWorker(Strip strip, AffineTransform transform, Candidates samples, PointInterpolationOptions options, bool gapsOnly) : IBlockWorker
{
    // A sample so much heavier than any other is the cell's place; the sums would overflow.
    private const double OnThePlace = 1e200;

    private readonly CandidateStack candidates = new(samples);
    private readonly NearestSamples nearest = new(Math.Min(options.Needed, samples.Count));
    private readonly double radius = options.Radius * options.Radius;
    private readonly double coverage = options.Coverage * options.Coverage;

    public bool Narrow(in Block block)
    {
        if (gapsOnly && !HasGap(block))
        {
            return false;
        }

        double least = Math.Sqrt(Samples.Measure(candidates, block.X, block.Y));
        if (candidates.Count < options.MinimumNeighbours || least > Math.Min(options.Radius, options.Coverage) + block.Reach)
        {
            if (!gapsOnly)
            {
                strip.Fill(block, float.NaN);
            }

            return false;
        }

        double bound = options.Radius + block.Reach;
        if (options.Needed > 0 && options.Needed < candidates.Count)
        {
            candidates.Squares[..candidates.Count].CopyTo(candidates.Spare);
            bound = Math.Min(bound, Math.Sqrt(Selection.Smallest(candidates.Spare, options.Needed)) + (2 * block.Reach));
        }

        candidates.KeepWithin(bound * bound);
        return true;
    }

    public void Finish(in Block block)
    {
        if (options.Needed == 0)
        {
            WithinRadius(block);
        }
        else
        {
            FromNearest(block);
        }
    }

    public void Widen() => candidates.Pop();

    public void Dispose() => candidates.Dispose();

    private bool HasGap(in Block block)
    {
        for (int row = strip.FirstRowOf(block); row < strip.EndRowOf(block); row++)
        {
            if (MissingCells.First(strip.Cells(row, block.FirstColumn, block.Columns)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private void FromNearest(in Block block)
    {
        // From the block's centre outwards: then few samples displace another one, and the rest is too far for all cells.
        int count = candidates.Count;
        Samples.Measure(candidates, block.X, block.Y);
        Span<double> floors = candidates.Squares[..count];
        Span<int> outwards = candidates.Kept;
        for (int i = 0; i < count; i++)
        {
            outwards[i] = i;
        }

        floors.Sort(outwards);
        foreach (ref double floor in floors)
        {
            double closest = Math.Max(0, Math.Sqrt(floor) - block.Reach);
            floor = closest * closest;
        }

        ReadOnlySpan<double> xs = candidates.Field(Samples.X), ys = candidates.Field(Samples.Y), order = candidates.Field(Samples.Order);
        for (int row = strip.FirstRowOf(block); row < strip.EndRowOf(block); row++)
        {
            Span<float> cells = strip.Cells(row, block.FirstColumn, block.Columns);
            for (int i = 0; i < cells.Length; i++)
            {
                if (gapsOnly && !float.IsNaN(cells[i]))
                {
                    continue;
                }

                var (x, y) = transform.Apply(block.FirstColumn + i + 0.5, row + 0.5);
                nearest.Clear();
                for (int o = 0; o < count && floors[o] <= nearest.Farthest; o++)
                {
                    int sample = outwards[o];
                    double dx = x - xs[sample], dy = y - ys[sample], square = (dx * dx) + (dy * dy);
                    if (square <= radius && square <= nearest.Farthest)
                    {
                        nearest.Add(square, order[sample], sample);
                    }
                }

                cells[i] = OfNearest();
            }
        }
    }

    private float OfNearest()
    {
        if (nearest.Count < options.MinimumNeighbours || nearest.Squares[0] > coverage)
        {
            return float.NaN;
        }

        ReadOnlySpan<double> values = candidates.Field(Samples.Value);
        double weights = 0, sum = 0;
        for (int i = 0; i < nearest.Count; i++)
        {
            double value = values[nearest.Places[i]], weight = Weight(nearest.Squares[i]);
            if (options.Method == InterpolationMethod.Nearest || weight >= OnThePlace)
            {
                return (float)value;
            }

            weights += weight;
            sum += weight * value;
        }

        return (float)(sum / weights);
    }

    /// <summary>All samples within the radius, four cells at a time.</summary>
    private void WithinRadius(in Block block)
    {
        ReadOnlySpan<double> xs = candidates.Field(Samples.X), ys = candidates.Field(Samples.Y), values = candidates.Field(Samples.Value);
        for (int row = strip.FirstRowOf(block); row < strip.EndRowOf(block); row++)
        {
            for (int column = block.FirstColumn; column < block.EndColumn; column += Candidates.Lanes)
            {
                var (x, y) = CellCentres.Of(transform, row, column);
                Vector256<double> weights = default, sums = default, counts = default, least = Vector256.Create(double.PositiveInfinity);
                for (int i = 0; i < candidates.Count; i++)
                {
                    Vector256<double> dx = x - Vector256.Create(xs[i]), dy = y - Vector256.Create(ys[i]), square = (dx * dx) + (dy * dy);
                    var isInside = Vector256.LessThanOrEqual(square, Vector256.Create(radius));
                    var weight = isInside & Weights(square);
                    weights += weight;
                    sums += weight * values[i];
                    counts += isInside & Vector256<double>.One;
                    least = Vector256.MinNative(least, square);
                }

                Span<float> cells = strip.Cells(row, column, Math.Min(Candidates.Lanes, block.EndColumn - column));
                for (int i = 0; i < cells.Length; i++)
                {
                    if (!gapsOnly || float.IsNaN(cells[i]))
                    {
                        cells[i] = counts[i] < options.MinimumNeighbours || least[i] > coverage ? float.NaN
                            : weights[i] < OnThePlace ? (float)(sums[i] / weights[i])
                            : (float)values[FirstAt(x[i], y[i], least[i])];
                    }
                }
            }
        }
    }

    private int FirstAt(double x, double y, double square)
    {
        ReadOnlySpan<double> xs = candidates.Field(Samples.X), ys = candidates.Field(Samples.Y);
        int sample = 0;
        while (((x - xs[sample]) * (x - xs[sample])) + ((y - ys[sample]) * (y - ys[sample])) != square)
        {
            sample++;
        }

        return sample;
    }

    private double Weight(double square) => options.Power == 2 ? 1 / square : Math.Pow(square, -options.Power / 2);

    private Vector256<double> Weights(Vector256<double> squares) => options.Power == 2
        ? Vector256<double>.One / squares
        : Vector256.Create(Weight(squares[0]), Weight(squares[1]), Weight(squares[2]), Weight(squares[3]));
}
