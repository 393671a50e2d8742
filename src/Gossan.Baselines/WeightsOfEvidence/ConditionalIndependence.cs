using MathNet.Numerics.Distributions;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Whether a model predicts as many sites as there are: if its layers are independent given the sites, it does.</summary>
/// <remarks>
/// The overall ratio n / T of Bonham-Carter 1994, chapter 9, and the test of Agterberg and Cheng 2002, "Conditional
/// Independence Test for Weights-of-Evidence Modeling": layers that say the same thing twice make T, the sum of the
/// probabilities over all unit cells, exceed n. The standard deviation of T is the root of the sum of (N s)² over the
/// unique conditions, N being the unit cells of a condition and s the standard deviation of its probability.
/// </remarks>
/// <param name="Observed">Known sites, n.</param>
/// <param name="Expected">Sites that the model predicts, T.</param>
/// <param name="Deviation">Standard deviation of T, above 0.</param>
public sealed record ConditionalIndependence(long Observed, double Expected, double Deviation)
{
    /// <summary>n / T: 1 for independent layers; far below 1, probabilities are too high and only their order counts.</summary>
    public double Ratio => Observed / Expected;

    /// <summary>(T - n) / s(T).</summary>
    public double Z => (Expected - Observed) / Deviation;

    /// <summary>Chance of a T as large as this one, or larger, if the layers were independent: the one-tailed test. Below 0.05, independence is doubtful.</summary>
    public double PValue => Normal.CDF(0, 1, -Z);

    /// <summary>Sums over unique conditions.</summary>
    /// <param name="observed">Known sites.</param>
    /// <param name="conditions">For each condition its unit cells, the probability in each of them, and that probability's standard deviation.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The conditions predict no sites at all, or are all certain.</exception>
    public static ConditionalIndependence Of(long observed, IEnumerable<(double Units, double Probability, double Deviation)> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        double expected = 0, variance = 0;
        foreach (var (units, probability, deviation) in conditions)
        {
            expected += units * probability;
            variance += units * deviation * (units * deviation);
        }

        return expected > 0 && variance > 0
            ? new(observed, expected, Math.Sqrt(variance))
            : throw new ArgumentException("The test needs conditions of some area, with a probability and its deviation.", nameof(conditions));
    }
}
