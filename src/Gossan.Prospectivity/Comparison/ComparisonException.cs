using System.Globalization;

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

    /// <summary>Shares of a study that are none.</summary>
    /// <param name="shares">What was given.</param>
    /// <param name="range">What each must be, in percent.</param>
    /// <returns>The exception to throw.</returns>
    public static ComparisonException Shares(IReadOnlyList<double> shares, string range) =>
        new(FormattableString.Invariant($"--shares {string.Join(',', shares.Select(share => (share * 100).ToString("0.##", CultureInfo.InvariantCulture)))} is not a list of percents, each once and each {range}.\nFor example: --shares 10,20,50"));

    /// <summary>A file of scores does not hold what a comparison wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static ComparisonException Damaged(string path, string reason) => new($"{path} is damaged: {reason}\nDelete it and run the comparison again.");
}
