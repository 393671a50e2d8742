namespace Gossan.Baselines.GradientBoosting;

/// <summary>Gradient boosting cannot be fitted as asked.</summary>
public sealed class BoostingException : GossanException
{
    private BoostingException(string message)
        : base(message)
    {
    }

    /// <summary>Options are outside their ranges.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static BoostingException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>The training samples are all sites, all negatives, or none.</summary>
    /// <param name="sites">Rows of sites.</param>
    /// <param name="negatives">Rows of likely negatives.</param>
    /// <returns>The exception to throw.</returns>
    public static BoostingException OneClass(int sites, int negatives) =>
        new(FormattableString.Invariant($"gradient boosting learns from sites and likely negatives, but the training set holds {sites} rows of sites and {negatives} of negatives.\nWiden samples.likely_negatives, or raise samples.train_share, so that both are in training."));
}
