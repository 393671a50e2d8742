namespace Gossan.Prospectivity.Mapping;

/// <summary>How much of a map lies outside of what its model has seen, by the mask in <c>novelty.tif</c>.</summary>
/// <param name="OfArea">Share of the predicted cells, 0..1.</param>
/// <param name="OfBest">Share of the best 5 % of the predicted cells by likelihood, 0..1; of cells that are equal at its edge, all count in part.</param>
public sealed record OutsideDomain(double OfArea, double OfBest)
{
    /// <summary>The shares in a sentence.</summary>
    /// <returns>"8.2 % of the area is outside of what the model has seen, and 1.4 % of the best 5 %".</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{100 * OfArea:0.#} % of the area is outside of what the model has seen, and {100 * OfBest:0.#} % of the best 5 %");
}
