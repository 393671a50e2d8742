namespace Gossan.Evidence.Inspection;

/// <summary>What a look at a region must know to suggest a size of blocks for its folds.</summary>
public sealed record InspectionOptions
{
    /// <summary>Edge of a window, in cells.</summary>
    public int Window { get; init; } = 5;

    /// <summary>How many folds there will be.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>The project's seed.</summary>
    public long Seed { get; init; }
}
