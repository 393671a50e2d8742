namespace Gossan.Evidence.Inspection;

/// <summary>A first look at a band that may become a layer.</summary>
/// <param name="Name">The band's description, or "".</param>
/// <param name="Cells">Cells with a value.</param>
/// <param name="Missing">Cells without one.</param>
/// <param name="Minimum">Smallest value; NaN where there is none.</param>
/// <param name="Maximum">Largest value; NaN where there is none.</param>
/// <param name="Ones">Cells that are exactly 1.</param>
/// <param name="Numbers">How many different values it has, where they are few whole numbers and no others; else 0.</param>
public sealed record BandLook(string Name, long Cells, long Missing, double Minimum, double Maximum, long Ones, int Numbers)
{
    /// <summary>More ones than this share of the cells are a pattern, not sites.</summary>
    private const double LargestSiteShare = 0.05;

    /// <summary>Whether it may mark sites: 0 and 1 alone, and few ones.</summary>
    public bool LooksLikeSites => IsZeroOrOne && Ones > 0 && Ones < LargestSiteShare * Cells;

    /// <summary>Whether it may hold codes of classes: few whole numbers, more than two of them.</summary>
    public bool LooksLikeClasses => Numbers > 2;

    /// <summary>Why it cannot be a layer, or <see langword="null"/>.</summary>
    public string? Problem =>
        Cells == 0 ? "it has no data: all of its cells are missing"
        : Minimum == Maximum ? FormattableString.Invariant($"it is constant: every cell is {Minimum:G6}")
        : null;

    private bool IsZeroOrOne => Numbers is 1 or 2 && Minimum >= 0 && Maximum <= 1;
}
