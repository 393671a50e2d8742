namespace Gossan.Prospectivity.Evaluation;

/// <summary>Likelihoods against the frequencies they promise: the reliability diagram.</summary>
public sealed record CalibrationCurve
{
    private CalibrationCurve(IReadOnlyList<CalibrationBin> bins) => Bins = bins;

    /// <summary>The bins that hold samples, in order.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>Bins samples by likelihood.</summary>
    /// <param name="likelihood">P(positive) of each sample, 0..1.</param>
    /// <param name="positive">Labels.</param>
    /// <param name="bins">Equal bins of 0..1.</param>
    /// <returns>The curve; without bins where there are no samples.</returns>
    /// <exception cref="ArgumentException">A likelihood is NaN or outside 0..1.</exception>
    public static CalibrationCurve Of(ReadOnlySpan<double> likelihood, ReadOnlySpan<bool> positive, int bins = 10)
    {
        int[] members = LikelihoodBins.Of(likelihood, positive, bins), counts = new int[bins], hits = new int[bins];
        double[] sums = new double[bins];
        for (int i = 0; i < members.Length; i++)
        {
            counts[members[i]]++;
            hits[members[i]] += positive[i] ? 1 : 0;
            sums[members[i]] += likelihood[i];
        }

        return new([
            .. Enumerable.Range(0, bins).Where(bin => counts[bin] > 0).Select(bin => new CalibrationBin(
                (double)bin / bins, (bin + 1.0) / bins, counts[bin], sums[bin] / counts[bin], Interval.Wilson(hits[bin], counts[bin]))),
        ]);
    }
}
