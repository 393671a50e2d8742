namespace Gossan.Prospectivity.Explanation;

/// <summary>How much worse the held-out sites of one fold stand when a layer is shuffled: what importance is made of.</summary>
/// <param name="Layers">The bands' names.</param>
/// <param name="Placements">Per site the share of the held-out windows that score below it, with all layers as they are.</param>
/// <param name="Falls">Per band, then per repeat, then per site: that placement less the one with the band shuffled. Below 0 where shuffling helped.</param>
public sealed record PermutationFalls(IReadOnlyList<string> Layers, double[] Placements, double[][][] Falls);
