namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>The probability of a site in a unit cell after all evidence, and how sure it is.</summary>
/// <param name="Logit">Its log-odds: the prior's plus the weights.</param>
/// <param name="Probability">0..1.</param>
/// <param name="WeightDeviation">Standard deviation that comes from prior and weights.</param>
/// <param name="MissingDeviation">Standard deviation that comes from layers without a value; 0 where all have one.</param>
public readonly record struct Posterior(double Logit, double Probability, double WeightDeviation, double MissingDeviation)
{
    /// <summary>Standard deviation of the probability from both sources.</summary>
    public double Deviation => double.Hypot(WeightDeviation, MissingDeviation);

    /// <summary>Probability over its standard deviation: the larger, the surer that it is not 0.</summary>
    public double Confidence => Probability / Deviation;
}
