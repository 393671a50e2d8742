namespace Gossan.Learning.Training;

/// <summary>Options of a training are outside their ranges.</summary>
public sealed class TrainingOptionsException : GossanException
{
    private TrainingOptionsException(string message)
        : base(message)
    {
    }

    /// <summary>Names all options that are wrong.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static TrainingOptionsException Because(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>The training samples are all sites, all negatives, or none.</summary>
    /// <param name="what">What learns from them: "the logistic head".</param>
    /// <param name="sites">Rows of sites.</param>
    /// <param name="negatives">Rows of likely negatives.</param>
    /// <returns>The exception to throw.</returns>
    internal static TrainingOptionsException OneClass(string what, int sites, int negatives) =>
        new($"{what} learns from sites and likely negatives, but the training set holds {sites} rows of sites and {negatives} of negatives.\nWiden samples.likely_negatives, or raise samples.train_share, so that both are in training.");
}
