namespace Gossan.Prospectivity.Prospects;

/// <summary>How a likelihood map is cut into prospects.</summary>
public sealed record ProspectOptions
{
    /// <summary>Part of the mapped cells that is chosen, best first, above 0 up to 1. Not used where <see cref="Capture"/> is given.</summary>
    public double Area { get; init; } = 0.05;

    /// <summary>Share of the known sites on mapped cells that the chosen cells must hold, above 0 up to 1; <see langword="null"/> to choose by area.</summary>
    public double? Capture { get; init; }

    /// <summary>Least size of an area in square kilometres, 0 (all are kept) up to 1,000,000; <see langword="null"/> for four cells.</summary>
    public double? Smallest { get; init; }

    /// <summary>What becomes of smaller ones.</summary>
    public SmallAreas Small { get; init; } = SmallAreas.Drop;

    /// <summary>Cells that may lie between a small area and the one that it joins, 0 (they touch at a corner) or more.</summary>
    public int Gap { get; init; } = 2;

    /// <summary>Whether outlines are smoothed: corners of cells are cut. If not, they follow the cells' borders exactly.</summary>
    public bool Smooth { get; init; }

    /// <summary>Prospects kept, best first, up to 1,000,000; 0 for all.</summary>
    public int Most { get; init; } = 100;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="ProspectException">A value is outside its range.</exception>
    public ProspectOptions Validated()
    {
        var problems = new List<string>();
        if (Area is not (> 0 and <= 1))
        {
            problems.Add(FormattableString.Invariant($"prospects.area is {Area}, but must be above 0 and at most 1 (0.05 is the best 5 % of the mapped cells)"));
        }

        if (Capture is { } capture and not (> 0 and <= 1))
        {
            problems.Add(FormattableString.Invariant($"prospects.capture is {capture}, but must be above 0 and at most 1 (0.8 is four of five known sites)"));
        }

        if (Smallest is { } smallest and not (>= 0 and <= 1_000_000))
        {
            problems.Add(FormattableString.Invariant($"prospects.smallest is {smallest}, but must be 0 to 1,000,000 square kilometres"));
        }

        if (!Enum.IsDefined(Small))
        {
            problems.Add($"prospects.small is {Small}, but must be drop or merge");
        }

        if (Gap is < 0 or > 1000)
        {
            problems.Add($"prospects.gap is {Gap}, but must be 0 to 1,000 cells");
        }

        if (Most is < 0 or > 1_000_000)
        {
            problems.Add($"prospects.most is {Most}, but must be 1 to 1,000,000 prospects, or 0 for all");
        }

        return problems.Count == 0 ? this : throw ProspectException.Options(problems);
    }
}
