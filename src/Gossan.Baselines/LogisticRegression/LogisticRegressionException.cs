using Gossan.Evidence.Samples;

namespace Gossan.Baselines.LogisticRegression;

/// <summary>A logistic regression cannot be fitted as asked.</summary>
public sealed class LogisticRegressionException : GossanException
{
    private LogisticRegressionException(string message)
        : base(message)
    {
    }

    /// <summary>The penalty is outside its range.</summary>
    /// <param name="l2">The penalty that was given.</param>
    /// <param name="smallest">Smallest penalty.</param>
    /// <param name="largest">Largest penalty.</param>
    /// <returns>The exception to throw.</returns>
    public static LogisticRegressionException Penalty(double l2, double smallest, double largest) =>
        new(FormattableString.Invariant($"logistic.l2 is {l2}, but must lie between {smallest} and {largest}: without it, sites that one layer tells apart would get endless coefficients.\nUse 10 where layers are standardised; more keeps the coefficients smaller."));

    /// <summary>The training samples are all sites, all negatives, or none.</summary>
    /// <param name="samples">The training samples.</param>
    /// <returns>The exception to throw.</returns>
    public static LogisticRegressionException OneClass(IReadOnlyList<Sample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int sites = samples.Count(sample => sample.Positive);
        return new(FormattableString.Invariant($"logistic regression learns from sites and likely negatives, but the training set holds {sites} rows of sites and {samples.Count - sites} of negatives.\nWiden samples.likely_negatives, or raise samples.train_share, so that both are in training."));
    }
}
