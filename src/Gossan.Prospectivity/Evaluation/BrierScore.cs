namespace Gossan.Prospectivity.Evaluation;

/// <summary>The mean squared error of likelihoods, and what it is made of. All values are NaN without samples.</summary>
/// <remarks>
/// Murphy 1973, "A new vector partition of the probability score", with the two terms of Stephenson, Coelho and Jolliffe 2008, "Two extra components in the
/// Brier score decomposition", that make it add up where a bin holds different likelihoods:
/// score = reliability - resolution + uncertainty + within-bin variance - within-bin covariance.
/// </remarks>
public sealed record BrierScore
{
    /// <summary>Mean squared difference of likelihood and outcome, 0..1; 0 is perfect.</summary>
    public required double Score { get; init; }

    /// <summary>Mean squared difference of a bin's mean likelihood and its share of positives; 0 is calibrated.</summary>
    public required double Reliability { get; init; }

    /// <summary>Mean squared difference of a bin's share of positives and that of all samples; the larger the better, at most the uncertainty.</summary>
    public required double Resolution { get; init; }

    /// <summary>Variance of the outcome, 0..0.25: the score of saying the share of positives everywhere.</summary>
    public required double Uncertainty { get; init; }

    /// <summary>Mean variance of the likelihoods inside their bins.</summary>
    public required double WithinBinVariance { get; init; }

    /// <summary>Twice the mean covariance of likelihood and outcome inside the bins.</summary>
    public required double WithinBinCovariance { get; init; }

    /// <summary>Measures likelihoods in equal bins of 0..1.</summary>
    /// <param name="likelihood">P(positive) of each sample, 0..1.</param>
    /// <param name="positive">Labels.</param>
    /// <param name="bins">Number of bins.</param>
    /// <returns>The score and its terms.</returns>
    /// <exception cref="ArgumentException">A likelihood is NaN or outside 0..1.</exception>
    public static BrierScore Of(ReadOnlySpan<double> likelihood, ReadOnlySpan<bool> positive, int bins = 10) =>
        Of(likelihood, positive, LikelihoodBins.Of(likelihood, positive, bins), bins);

    /// <summary>Measures likelihoods with a bin for each distinct one: Murphy's three terms alone, the two inside bins are 0.</summary>
    /// <param name="likelihood">P(positive) of each sample, 0..1.</param>
    /// <param name="positive">Labels.</param>
    /// <returns>The score and its terms.</returns>
    /// <exception cref="ArgumentException">A likelihood is NaN or outside 0..1.</exception>
    public static BrierScore OfDistinct(ReadOnlySpan<double> likelihood, ReadOnlySpan<bool> positive)
    {
        LikelihoodBins.Check(likelihood, positive);
        var numbers = new Dictionary<double, int>();
        int[] members = new int[likelihood.Length];
        for (int i = 0; i < members.Length; i++)
        {
            numbers.TryAdd(likelihood[i], numbers.Count);
            members[i] = numbers[likelihood[i]];
        }

        return Of(likelihood, positive, members, numbers.Count);
    }

    private static BrierScore Of(ReadOnlySpan<double> likelihood, ReadOnlySpan<bool> positive, int[] members, int bins)
    {
        double[] counts = new double[bins], predicted = new double[bins], observed = new double[bins];
        double hits = 0;
        for (int i = 0; i < members.Length; i++)
        {
            counts[members[i]]++;
            predicted[members[i]] += likelihood[i];
            observed[members[i]] += positive[i] ? 1 : 0;
            hits += positive[i] ? 1 : 0;
        }

        int n = members.Length;
        double rate = hits / n, reliability = 0, resolution = 0;
        for (int bin = 0; bin < bins; bin++)
        {
            if (counts[bin] > 0)
            {
                predicted[bin] /= counts[bin];
                observed[bin] /= counts[bin];
                reliability += counts[bin] * Square(predicted[bin] - observed[bin]);
                resolution += counts[bin] * Square(observed[bin] - rate);
            }
        }

        double score = 0, variance = 0, covariance = 0;
        for (int i = 0; i < n; i++)
        {
            double outcome = positive[i] ? 1 : 0, deviation = likelihood[i] - predicted[members[i]];
            score += Square(likelihood[i] - outcome);
            variance += Square(deviation);
            covariance += 2 * deviation * (outcome - observed[members[i]]);
        }

        return new()
        {
            Score = score / n,
            Reliability = reliability / n,
            Resolution = resolution / n,
            Uncertainty = rate * (1 - rate),
            WithinBinVariance = variance / n,
            WithinBinCovariance = covariance / n,
        };
    }

    private static double Square(double value) => value * value;
}
