namespace Gossan.Prospectivity.Explanation;

/// <summary>How the importance of layers is measured.</summary>
public sealed record ImportanceOptions
{
    /// <summary>How many times each layer is shuffled: 1 to 1,000.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>Most held-out windows that sites are ranked against: 1 or more. Each is scored once for each layer and repeat, and of more a part is drawn.</summary>
    public int Background { get; init; } = 500;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="ExplanationException">A value is outside its range.</exception>
    public ImportanceOptions Validated()
    {
        var problems = new List<string>();
        if (Repeats is < 1 or > 1000)
        {
            problems.Add($"importance.repeats is {Repeats}, but must be 1 to 1,000 shuffles per layer");
        }

        if (Background < 1)
        {
            problems.Add($"importance.background is {Background}, but must be 1 window at least");
        }

        return problems.Count == 0 ? this : throw ExplanationException.Options(problems);
    }
}
