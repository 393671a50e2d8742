namespace Gossan.Prospectivity.Models;

/// <summary>How scores are attributed to layers.</summary>
/// <remarks>Models that share their score out in closed form (regression, weights of evidence, trees) know their own starting point and are exact: nothing here counts for them.</remarks>
public sealed record ExplanationOptions
{
    /// <summary>The starting point: a value for all cells of each band, in units of the standardised stack. Empty is zero, which is the mean of each layer over the training regions.</summary>
    public IReadOnlyList<float> Baseline { get; init; } = [];

    /// <summary>The largest gap that is left as it is, as a share of the difference of the two scores, and of 0.1 log-odds where that is smaller; above 0. Points are added to the integral until the gap is below, or <see cref="MostPoints"/> are reached.</summary>
    public double Tolerance { get; init; } = 0.02;

    /// <summary>Most points of the integral per window, 1 or more.</summary>
    public int MostPoints { get; init; } = 200;
}
