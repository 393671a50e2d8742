namespace Gossan.Learning.Optimisation;

/// <summary>When a loss counts as no longer falling, and what the learning rate does then.</summary>
public sealed record PlateauOptions
{
    /// <summary>What the learning rate is multiplied with on a plateau, in (0, 1).</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>Checks without a better loss that are borne; the next one lowers the learning rate. 0 or more.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Share of the best loss by which a better one must be lower, in [0, 1).</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>Checks the ranges.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="OptimiserOptionsException">With all that is wrong.</exception>
    public PlateauOptions Validated()
    {
        var problems = new List<string>();
        OptimiserOptionsException.Check(problems, nameof(Factor), Factor, Factor is > 0 and < 1, "between 0 and 1, both excluded; 0.1 is usual");
        OptimiserOptionsException.Check(problems, nameof(Patience), Patience, Patience >= 0, "0 or more");
        OptimiserOptionsException.Check(problems, nameof(Threshold), Threshold, Threshold is >= 0 and < 1, "at least 0 and below 1; 1e-4 is usual");
        return problems.Count == 0 ? this : throw OptimiserOptionsException.Because("plateau schedule", problems);
    }
}
