namespace Gossan.Baselines;

/// <summary>Collects options that are outside their ranges, a sentence each without a full stop.</summary>
/// <param name="section">Key of the options' section: "forest".</param>
internal sealed class OptionRanges(string section)
{
    private readonly List<string> problems = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Both ends belong to the range.</summary>
    public OptionRanges Between(string name, double value, double smallest, double largest)
    {
        if (!(value >= smallest && value <= largest))
        {
            problems.Add(FormattableString.Invariant($"{section}.{name} is {value}, but must lie between {smallest} and {largest}"));
        }

        return this;
    }

    /// <summary>Above 0, at most 1.</summary>
    public OptionRanges ShareOf(string name, double value)
    {
        if (!(value is > 0 and <= 1))
        {
            problems.Add(FormattableString.Invariant($"{section}.{name} is {value}, but must be above 0 and at most 1"));
        }

        return this;
    }
}
