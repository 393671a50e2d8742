namespace Gossan.Grids;

/// <summary>Values of a grid's cells from samples at points, computed strip by strip.</summary>
/// <remarks>
/// A sample can be among the k nearest of a cell of a block only if its distance from the block's centre is at most the
/// k-th smallest such distance plus twice the block's half diagonal; so blocks are split into quarters and keep few samples each.
/// Samples at the same distance count in the order given. Results depend neither on the strips nor on the number of
/// threads. Reading from several threads is allowed.
/// </remarks>
public sealed class PointInterpolation
{
    private readonly SampleField field;

    /// <summary>Prepares the samples.</summary>
    /// <param name="grid">Which cells; rotated grids too.</param>
    /// <param name="samples">
    /// Any number, none too, in the grid's CRS. Those whose value is NaN are left out; those with exactly equal coordinates
    /// become one, with the mean of their values, at the first one's place in the order.
    /// </param>
    /// <param name="options">How.</param>
    /// <exception cref="InterpolationException">The options are out of range.</exception>
    /// <exception cref="ArgumentException">A sample has an infinite value, or a coordinate that is not finite.</exception>
    public PointInterpolation(Grid grid, IReadOnlyList<PointSample> samples, PointInterpolationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        var places = new Dictionary<(double X, double Y), int>(samples.Count);
        var sums = new List<(double X, double Y, double Sum, int Count)>(samples.Count);
        for (int i = 0; i < samples.Count; i++)
        {
            var (x, y, value) = samples[i];
            if (!double.IsFinite(x + y) || double.IsInfinity(value))
            {
                throw new ArgumentException(FormattableString.Invariant($"Sample {i} has a number that is not finite: {samples[i]}."), nameof(samples));
            }

            if (double.IsNaN(value))
            {
                continue;
            }

            if (places.TryAdd((x, y), sums.Count))
            {
                sums.Add((x, y, value, 1));
            }
            else
            {
                var (_, _, sum, count) = sums[places[(x, y)]];
                sums[places[(x, y)]] = (x, y, sum + value, count + 1);
                Merged++;
            }
        }

        Places = sums.Count;
        field = new(grid, Samples.Of(sums.Count, i => new(sums[i].X, sums[i].Y, sums[i].Sum / sums[i].Count)), options);
    }

    /// <summary>How many different places have a value.</summary>
    public int Places { get; }

    /// <summary>How many samples went into the mean of an earlier one at the same place.</summary>
    public int Merged { get; }

    /// <summary>Computes the values of some rows.</summary>
    /// <param name="firstRow">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="cells">
    /// (rows, columns) values in the samples' unit, within their range. NaN where fewer than
    /// <see cref="PointInterpolationOptions.MinimumNeighbours"/> places are within the radius, or the nearest is beyond the coverage.
    /// A cell whose centre is exactly on a place has that place's value.
    /// </param>
    /// <exception cref="ArgumentException">The rows are not in the grid, or the cells are not as many.</exception>
    public void Read(int firstRow, int rows, Span<float> cells) => field.Read(firstRow, rows, cells, gapsOnly: false);
}
