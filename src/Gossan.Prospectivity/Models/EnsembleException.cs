namespace Gossan.Prospectivity.Models;

/// <summary>An ensemble cannot be made as asked.</summary>
public sealed class EnsembleException : GossanException
{
    private EnsembleException(string message)
        : base(message)
    {
    }

    /// <summary>The number of members is outside its range.</summary>
    /// <param name="members">The number that was given.</param>
    /// <param name="most">The largest one.</param>
    /// <returns>The exception to throw.</returns>
    public static EnsembleException Members(int members, int most) =>
        new(FormattableString.Invariant($"ensemble.members is {members}, but must lie between 2 and {most}: the spread of one model alone is not defined.\nUse 5, or train the model without an ensemble."));
}
