namespace Gossan.Prospectivity.Explanation;

/// <summary>The window that attributions start from, for models that integrate from a starting point.</summary>
/// <remarks>Models that share their score out in closed form (regression, weights of evidence, trees) have a starting point of their own.</remarks>
public enum AttributionBaseline
{
    /// <summary>Zero in all cells of each band: the mean of a standardised layer over the training regions, and absence in a binary one.</summary>
    Zero,

    /// <summary>The mean of each band over the centres of the mapped region's valid windows.</summary>
    Mean,
}
