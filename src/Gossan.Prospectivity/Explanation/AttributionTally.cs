using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Sums over explained windows, taken in the order of the map, from which a summary is made.</summary>
/// <remarks>Means and correlations are running ones (Welford 1962): nothing cancels however many windows there are.</remarks>
internal sealed class AttributionTally
{
    /// <summary>Below this difference of scores, in log-odds, the tolerance is a share of it no more: as of <see cref="Models.ExplanationOptions.Tolerance"/>.</summary>
    private const double SmallDifference = 0.1;

    // What rounding of single-precision attributions may add to a gap that is at the tolerance.
    private const double Rounding = 1e-6;

    private readonly int bands;
    private readonly double tolerance;
    private readonly AttributionBlocks blocks;
    private readonly long[] windowsOfBlock;
    private readonly double[] absoluteOfBlock;
    private readonly double[] mean, strongest, valueMean, squares, valueSquares, products;
    private long windows, within;
    private double largestGap;

    public AttributionTally(int bands, double tolerance, AttributionBlocks blocks)
    {
        (this.bands, this.tolerance, this.blocks) = (bands, tolerance, blocks);
        windowsOfBlock = new long[blocks.Count];
        absoluteOfBlock = new double[blocks.Count * bands];
        (mean, strongest, valueMean) = (new double[bands], new double[bands], new double[bands]);
        (squares, valueSquares, products) = (new double[bands], new double[bands], new double[bands]);
    }

    /// <summary>Blocks that hold explained windows.</summary>
    public int OccupiedBlocks => windowsOfBlock.Count(count => count > 0);

    /// <summary>Adds one window.</summary>
    /// <param name="row">Row of its centre.</param>
    /// <param name="column">Column of its centre.</param>
    /// <param name="attributions">(C) what each band added.</param>
    /// <param name="values">(C) the bands' values at the centre.</param>
    /// <param name="gap">By how much the attributions do not add up.</param>
    public void Add(int row, int column, ReadOnlySpan<float> attributions, ReadOnlySpan<float> values, float gap)
    {
        windows++;
        int block = blocks.Of(row, column);
        windowsOfBlock[block]++;
        double sum = 0, largest = 0;
        int ties = 0;
        for (int band = 0; band < bands; band++)
        {
            double attribution = attributions[band], size = Math.Abs(attribution);
            absoluteOfBlock[(block * bands) + band] += size;
            sum += attribution;
            (ties, largest) = size > largest ? (1, size) : (size == largest ? ties + 1 : ties, largest);
            double off = attribution - mean[band], valueOff = values[band] - valueMean[band];
            mean[band] += off / windows;
            valueMean[band] += valueOff / windows;
            squares[band] += off * (attribution - mean[band]);
            valueSquares[band] += valueOff * (values[band] - valueMean[band]);
            products[band] += off * (values[band] - valueMean[band]);
        }

        for (int band = 0; band < bands && largest > 0; band++)
        {
            strongest[band] += Math.Abs((double)attributions[band]) == largest ? 1.0 / ties : 0;
        }

        double missed = Math.Abs((double)gap);
        largestGap = Math.Max(largestGap, missed);
        within += missed <= (tolerance * Math.Max(Math.Abs(sum - gap), SmallDifference)) + Rounding ? 1 : 0;
    }

    /// <summary>How nearly the attributions add up, with the median that needs all gaps together.</summary>
    public AttributionCompleteness CompletenessWith(double medianGap) => new(medianGap, largestGap, tolerance, (double)within / windows);

    /// <summary>The layers, strongest first.</summary>
    public IReadOnlyList<LayerAttribution> Layers(IReadOnlyList<string> names, int resamples, long seed)
    {
        int[] occupied = [.. Enumerable.Range(0, blocks.Count).Where(block => windowsOfBlock[block] > 0)];
        Interval[] sizes = [.. names.Select((_, band) => MeanAbsolute(occupied, band, resamples, seed))];
        int[] order = [.. Enumerable.Range(0, names.Count).OrderByDescending(band => sizes[band].Estimate)];
        return [.. order.Select((band, place) => new LayerAttribution(
            place + 1, names[band], sizes[band], mean[band], strongest[band] / windows, products[band] / Math.Sqrt(squares[band] * valueSquares[band])))];
    }

    /// <summary>The mean over windows, with the interval over blocks: the same blocks are drawn for every layer.</summary>
    private Interval MeanAbsolute(int[] occupied, int band, int resamples, long seed)
    {
        double estimate = Ratio([.. Enumerable.Range(0, occupied.Length)]);
        return occupied.Length < 2
            ? new(estimate, double.NaN, double.NaN)
            : Bootstrap.Interval(occupied.Length, Ratio, resamples, seed, "bootstrap of blocks");

        double Ratio(ReadOnlySpan<int> drawn)
        {
            double sum = 0;
            long count = 0;
            foreach (int i in drawn)
            {
                sum += absoluteOfBlock[(occupied[i] * bands) + band];
                count += windowsOfBlock[occupied[i]];
            }

            return sum / count;
        }
    }
}
