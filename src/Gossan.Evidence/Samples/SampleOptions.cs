namespace Gossan.Evidence.Samples;

/// <summary>How labelled windows are drawn.</summary>
public sealed record SampleOptions
{
    /// <summary>
    /// The part of the unlabelled windows that counts as likely negative: from and to, as shares of the order by summed
    /// distance to the training sites, nearest first; 0 to 1.
    /// </summary>
    public IReadOnlyList<double> LikelyNegatives { get; init; } = [0.25, 0.75];

    /// <summary>Likely negatives drawn per site.</summary>
    public int Multiplier { get; init; } = 20;

    /// <summary>How the samples are shared out.</summary>
    public SplitKind Split { get; init; } = SplitKind.Blocks;

    /// <summary>Edge of a block in cells; 0 chooses it from the region and the window.</summary>
    public int BlockSize { get; init; }

    /// <summary>Share of the sites to train on, 0 to 1; validation and test halve the rest.</summary>
    public double TrainShare { get; init; } = 0.5;

    /// <summary>A control: the labels are shuffled among the samples of each set, and every score must fall to chance.</summary>
    public bool ShuffleLabels { get; init; }

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="SampleException">A value is outside its range.</exception>
    public SampleOptions Validated()
    {
        var problems = new List<string>();
        if (LikelyNegatives is not [>= 0 and <= 1, >= 0 and <= 1] || LikelyNegatives[0] >= LikelyNegatives[1])
        {
            problems.Add(FormattableString.Invariant($"samples.likely_negatives is [{string.Join(", ", LikelyNegatives)}], but must be two shares in 0..1, the smaller first, such as [0.25, 0.75]"));
        }

        if (Multiplier < 1)
        {
            problems.Add($"samples.multiplier is {Multiplier}, but must be at least 1");
        }

        if (TrainShare is not (> 0 and < 1))
        {
            problems.Add(FormattableString.Invariant($"samples.train_share is {TrainShare}, but must lie between 0 and 1"));
        }

        if (BlockSize < 0)
        {
            problems.Add($"samples.block_size is {BlockSize} cells, but must be positive (or 0 to choose it)");
        }

        return problems.Count == 0 ? this : throw SampleException.Options(problems);
    }
}
