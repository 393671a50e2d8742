namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>The two weights of a pattern of evidence, their contrast, and how sure each is.</summary>
/// <remarks>
/// Bonham-Carter 1994, "Geographic Information Systems for Geoscientists", chapter 9:
/// W+ = ln[P(B|D) / P(B|not D)], W- = ln[P(not B|D) / P(not B|not D)], C = W+ - W-, and by the counts of unit cells
/// s²(W+) = 1/n(B, D) + 1/n(B, not D), s²(W-) = 1/n(not B, D) + 1/n(not B, not D), s²(C) = s²(W+) + s²(W-).
/// </remarks>
/// <param name="Plus">W+, added to the log-odds on the pattern.</param>
/// <param name="PlusDeviation">Standard deviation of W+, 0 where there is no weight.</param>
/// <param name="Minus">W-, added to the log-odds beside the pattern.</param>
/// <param name="MinusDeviation">Standard deviation of W-.</param>
public readonly record struct EvidenceWeights(double Plus, double PlusDeviation, double Minus, double MinusDeviation)
{
    /// <summary>W+ - W-: above 0 where sites prefer the pattern.</summary>
    public double Contrast => Plus - Minus;

    /// <summary>Standard deviation of the contrast.</summary>
    public double ContrastDeviation => double.Hypot(PlusDeviation, MinusDeviation);

    /// <summary>Contrast over its standard deviation: how sure it is that the contrast is not 0; 0 where there is no weight.</summary>
    public double Studentised => ContrastDeviation > 0 ? Contrast / ContrastDeviation : 0;

    /// <summary>Weighs a pattern.</summary>
    /// <param name="units">Unit cells of the pattern, its sites' included.</param>
    /// <param name="points">Sites on the pattern.</param>
    /// <param name="allUnits">Unit cells of the whole area where the layer is known; more than <paramref name="allPoints"/>.</param>
    /// <param name="allPoints">Sites of the whole area where the layer is known.</param>
    /// <param name="rule">What to do where a count is 0.</param>
    /// <returns>Finite weights.</returns>
    public static EvidenceWeights Of(double units, double points, double allUnits, double allPoints, ZeroCountRule rule)
    {
        double others = allUnits - allPoints;
        if (rule == ZeroCountRule.HalfAdded)
        {
            return Of(points + 0.5, Math.Max(units - points, 0) + 0.5, allPoints - points + 0.5, Math.Max(others - (units - points), 0) + 0.5);
        }

        if (points == 0)
        {
            return default;
        }

        double on = points == allPoints ? points - 0.99 : points;
        double area = allUnits - units <= allPoints - on ? allUnits + on - allPoints - 0.99 : units;
        area = area <= on ? on + 1 : area;
        return Of(on, area - on, allPoints - on, others - (area - on), allPoints, others);
    }

    private static EvidenceWeights Of(double on, double onWithout, double off, double offWithout) =>
        Of(on, onWithout, off, offWithout, on + off, onWithout + offWithout);

    private static EvidenceWeights Of(double on, double onWithout, double off, double offWithout, double sites, double without) => new(
        Math.Log(on / sites / (onWithout / without)),
        Math.Sqrt((1 / on) + (1 / onWithout)),
        Math.Log(off / sites / (offWithout / without)),
        Math.Sqrt((1 / off) + (1 / offWithout)));
}
