namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Where a cumulative table is cut into a favourable and an unfavourable part.</summary>
public enum CutRule
{
    /// <summary>Where the studentised contrast is largest: the surest cut (Bonham-Carter 1994, chapter 9).</summary>
    LargestStudentisedContrast,

    /// <summary>
    /// Where the contrast is largest: Geoscience Australia's tables. With few sites outside the pattern the contrast is large
    /// and unsure, so such cuts often enclose nearly all of the land.
    /// </summary>
    LargestContrast,
}
