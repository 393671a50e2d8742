namespace Gossan.Evidence.Folds;

/// <summary>How the regions are cut into folds, each of which is withheld once.</summary>
public sealed record FoldOptions
{
    /// <summary>Fewest folds: one to withhold, one to learn from.</summary>
    public const int Fewest = 2;

    /// <summary>Most folds: a cell holds the number of its fold in a byte.</summary>
    public const int Most = 250;

    /// <summary>By what the regions are cut.</summary>
    public FoldKind Split { get; init; } = FoldKind.Blocks;

    /// <summary>How many folds, 2 to 250; <see cref="FoldKind.Region"/> and <see cref="FoldKind.File"/> have as many as there are regions with sites or values in the table.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Blocks only: edge of a block, in metres; 0 to choose it, see <see cref="BlockSizeSuggestion"/>.</summary>
    public double BlockSize { get; init; }

    /// <summary>Bands only: bands of latitude or of longitude.</summary>
    public BandDirection Bands { get; init; } = BandDirection.Latitude;

    /// <summary>
    /// Fewest cells between the centre of a training window and that of a test window, the larger of rows and columns.
    /// <see langword="null"/> for the window's size, so that no cell is seen by both, and for none in a random split; 0 for none.
    /// </summary>
    public double? Guard { get; init; }

    /// <summary>File only: a CSV with a column fold and the sites' places, see <see cref="FoldTable"/>; "" for none.</summary>
    public string File { get; init; } = "";

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="FoldException">A value is outside its range, or <see cref="FoldKind.File"/> names no file.</exception>
    public FoldOptions Validated()
    {
        var problems = new List<string>();
        if (Folds is < Fewest or > Most)
        {
            problems.Add($"evaluation.folds is {Folds}, but must lie in {Fewest}..{Most}");
        }

        if (!(BlockSize >= 0 && double.IsFinite(BlockSize)))
        {
            problems.Add(FormattableString.Invariant($"evaluation.block_size is {BlockSize} metres, but must be positive (or 0 to choose it)"));
        }

        if (Guard is { } guard && !(guard is >= 0 and < int.MaxValue))
        {
            problems.Add(FormattableString.Invariant($"evaluation.guard is {guard} cells, but must be 0 or more (leave it out for the window's size)"));
        }

        if (Split == FoldKind.File && string.IsNullOrWhiteSpace(File))
        {
            problems.Add("evaluation.split is file, but evaluation.file names none: give a table with a column fold and the places of the sites (region; row and column, x and y, or site)");
        }

        return problems.Count == 0 ? this : throw FoldException.Options(problems);
    }
}
