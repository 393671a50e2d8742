using Gossan.Evidence.Folds;

namespace Gossan.Prospectivity.Comparison;

/// <summary>How models are compared: the folds, the seeds, and how sure the numbers must be.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The models to compare, by name; all there are when empty, but no ensembles.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>How the region is cut into folds.</summary>
    public FoldKind Split { get; init; } = FoldKind.Blocks;

    /// <summary>Folds, 2 or more; regions and tables bring their own number.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Edge of a block in metres; 0 chooses it from the sites' spacing and the layers' correlation length.</summary>
    public double BlockSize { get; init; }

    /// <summary>The direction in which bands follow each other.</summary>
    public BandDirection Bands { get; init; } = BandDirection.Latitude;

    /// <summary>Cells that the centres of training and test windows keep between them; the window's size when not given, so that no cell is seen by both.</summary>
    public double? Guard { get; init; }

    /// <summary>The table of a fold per site.</summary>
    public string File { get; init; } = "";

    /// <summary>One round of draws, starting weights and folds for each.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [1, 2, 3];

    /// <summary>Bootstrap resamples behind each interval, 100 or more.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>Most cells of a fold that its sites are ranked against, drawn at random; 0 takes all.</summary>
    public int Background { get; init; }

    /// <summary>The part that says how folds are cut.</summary>
    /// <returns>Options for <see cref="FoldPlan"/>.</returns>
    public FoldOptions FoldOptions() => new()
    {
        Split = Split,
        Folds = Folds,
        BlockSize = BlockSize,
        Bands = Bands,
        Guard = Guard,
        File = File,
    };

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="GossanException">A value is outside its range.</exception>
    public EvaluationOptions Validated()
    {
        var problems = new List<string>();
        if (Seeds.Count == 0 || Seeds.Distinct().Count() < Seeds.Count)
        {
            problems.Add($"evaluation.seeds is [{string.Join(", ", Seeds)}], but must hold one or more whole numbers, each once, such as [1, 2, 3]");
        }

        if (Resamples is < 100 or > 1_000_000)
        {
            problems.Add($"evaluation.resamples is {Resamples}, but must be 100 to 1,000,000 (2,000 are enough for two digits)");
        }

        if (Background < 0)
        {
            problems.Add($"evaluation.background is {Background} cells, but must be at least 1 (or 0 for all cells)");
        }

        if (problems.Count > 0)
        {
            throw ComparisonException.Options(problems);
        }

        FoldOptions().Validated();
        return this;
    }
}
