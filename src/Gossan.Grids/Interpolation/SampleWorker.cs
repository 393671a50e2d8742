using System.Runtime.Intrinsics;

namespace Gossan.Grids;

/// <summary>One thread's part of a <see cref="SampleField"/>: which samples can matter to a block, and its cells.</summary>
internal sealed class SampleWorker(Strip strip, AffineTransform transform, Candidates samples, PointInterpolationOptions options, bool gapsOnly) : IBlockWorker
{
    // A sample so much heavier than any other is the cell's place; the sums would overflow.
    private const double OnThePlace = 1e200;

    private readonly CandidateStack candidates = new(samples);
    private readonly NearestDistances? nearest = options.Needed > 0 ? new(options.Needed) : null;
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
        for (int row = strip.FirstRowOf(block); row < strip.EndRowOf(block); row++)
        {
            for (int column = block.FirstColumn; column < block.EndColumn; column += Candidates.Lanes)
            {
                Span<float> cells = strip.Cells(row, column, Math.Min(Candidates.Lanes, block.EndColumn - column));
                if (!gapsOnly || MissingCells.First(cells) >= 0)
                {
                    Compute(row, column, cells);
                }
            }
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

    /// <summary>Up to four cells of one row.</summary>
    private void Compute(int row, int column, Span<float> cells)
    {
        var (x, y) = CellCentres.Of(transform, row, column);
        Vector256<double> limit = Vector256.Create(radius), atLimit = Vector256.Create(double.PositiveInfinity);
        if (nearest is not null)
        {
            // Of several samples as far as the last that counts, only the first in order do.
            var (last, nearer) = nearest.Find(candidates, x, y);
            limit = Vector256.MinNative(limit, last);
            atLimit = Vector256.ConditionalSelect(Vector256.Equals(limit, last), Vector256.Create((double)options.Needed) - nearer, atLimit);
        }

        var (weights, sums, counts, least) = Sum(x, y, limit, atLimit);
        for (int i = 0; i < cells.Length; i++)
        {
            if (!gapsOnly || float.IsNaN(cells[i]))
            {
                cells[i] = counts[i] < options.MinimumNeighbours || least[i] > coverage ? float.NaN
                    : options.Method == InterpolationMethod.Idw && weights[i] < OnThePlace ? (float)(sums[i] / weights[i])
                    : (float)FirstAt(x[i], y[i], least[i]);
            }
        }
    }

    /// <summary>Sums over the samples that count, in their order: so rounding does not depend on which others are candidates.</summary>
    /// <param name="x">The cells' centres.</param>
    /// <param name="y">The cells' centres, north.</param>
    /// <param name="limit">Squared distances up to which samples count.</param>
    /// <param name="atLimit">How many count of those at just that distance.</param>
    private (Vector256<double> Weights, Vector256<double> Sums, Vector256<double> Counts, Vector256<double> Least) Sum(
        Vector256<double> x, Vector256<double> y, Vector256<double> limit, Vector256<double> atLimit)
    {
        ReadOnlySpan<double> xs = candidates.Field(Samples.X), ys = candidates.Field(Samples.Y), values = candidates.Field(Samples.Value);
        Vector256<double> weights = default, sums = default, counts = default, least = Vector256.Create(double.PositiveInfinity);
        for (int i = 0; i < candidates.Count; i++)
        {
            Vector256<double> dx = x - Vector256.Create(xs[i]), dy = y - Vector256.Create(ys[i]), square = (dx * dx) + (dy * dy);
            var isLast = Vector256.Equals(square, limit);
            var isIn = Vector256.LessThan(square, limit) | (isLast & Vector256.GreaterThan(atLimit, Vector256<double>.Zero));
            atLimit -= isLast & Vector256<double>.One;
            var weight = isIn & Weights(square);
            weights += weight;
            sums += weight * values[i];
            counts += isIn & Vector256<double>.One;
            least = Vector256.MinNative(least, square);
        }

        return (weights, sums, counts, least);
    }

    /// <summary>The value of the first sample at a squared distance.</summary>
    private double FirstAt(double x, double y, double square)
    {
        ReadOnlySpan<double> xs = candidates.Field(Samples.X), ys = candidates.Field(Samples.Y);
        int sample = 0;
        while (((x - xs[sample]) * (x - xs[sample])) + ((y - ys[sample]) * (y - ys[sample])) != square)
        {
            sample++;
        }

        return candidates.Field(Samples.Value)[sample];
    }

    private Vector256<double> Weights(Vector256<double> squares)
    {
        double half = -options.Power / 2;
        return options.Power == 2
            ? Vector256<double>.One / squares
            : Vector256.Create(Math.Pow(squares[0], half), Math.Pow(squares[1], half), Math.Pow(squares[2], half), Math.Pow(squares[3], half));
    }
}
