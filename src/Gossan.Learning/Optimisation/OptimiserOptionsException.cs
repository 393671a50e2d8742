using System.Globalization;

namespace Gossan.Learning.Optimisation;

/// <summary>Settings of the optimiser or of its schedule that are out of their range; the message lists all that is wrong.</summary>
public sealed class OptimiserOptionsException : GossanException
{
    private OptimiserOptionsException(string message, IReadOnlyList<string> problems)
        : base(message) => Problems = problems;

    /// <summary>What is wrong, one sentence each, with the way out.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Says everything that is wrong.</summary>
    /// <param name="what">Which part: "optimiser", "plateau schedule".</param>
    /// <param name="problems">One or more sentences without a final full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static OptimiserOptionsException Because(string what, IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return new($"the {what} cannot work:\n{string.Join('\n', problems.Select(p => $"- {p}."))}", problems);
    }

    internal static void Check(List<string> problems, string name, double value, bool isRight, string range)
    {
        if (!isRight)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value} but must be {range}"));
        }
    }
}
