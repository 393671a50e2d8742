namespace Gossan.Prospectivity.Comparison;

/// <summary>Models cannot be compared as asked.</summary>
public sealed class ComparisonException : GossanException
{
    private ComparisonException(string message)
        : base(message)
    {
    }

    /// <summary>Options outside their range.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static ComparisonException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>A file of scores does not hold what a comparison wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static ComparisonException Damaged(string path, string reason) => new($"{path} is damaged: {reason}\nDelete it and run the comparison again.");
}
