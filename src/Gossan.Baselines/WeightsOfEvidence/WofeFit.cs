using System.Runtime.InteropServices;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>A fitted model "wofe": the prior and the layers.</summary>
/// <param name="Sites">Distinct sites in training, 1 or more.</param>
/// <param name="Negatives">Distinct likely negatives in training, 1 or more.</param>
/// <param name="Layers">The layers in band order.</param>
internal sealed record WofeFit(int Sites, int Negatives, WofeLayer[] Layers)
{
    /// <summary>ln(sites / negatives).</summary>
    public double PriorLogit { get; } = Math.Log((double)Sites / Negatives);

    private readonly double priorVariance = (1.0 / Sites) + (1.0 / Negatives);

    /// <summary>Builds tables and weights on counts.</summary>
    public static WofeFit Of(int sites, int negatives, IReadOnlyList<WofeLayerCounts> layers, IReadOnlyList<string> names, WofeOptions options) =>
        new(sites, negatives, [.. layers.Select((layer, band) => new WofeLayer(names[band], layer, options))]);

    /// <summary>The logit of a cell, and its standard deviation.</summary>
    public (double Logit, double Deviation) LogitOf(ReadOnlySpan<float> values)
    {
        double logit = PriorLogit, variance = priorVariance;
        for (int band = 0; band < values.Length; band++)
        {
            var weight = Layers[band].At(values[band]);
            logit += weight.Weight;
            variance += weight.Deviation * weight.Deviation;
        }

        return (logit, Math.Sqrt(variance));
    }

    /// <summary>Each training sample is a unit cell; samples whose layers fall into the same generalised classes are one unique condition.</summary>
    /// <remarks>Sites are no longer rare here, so the probability's deviation is p (1 - p) times the logit's, of which the classical P times s is the limit.</remarks>
    public ConditionalIndependence IndependenceOn(float[][] rows)
    {
        var conditions = new Dictionary<string, (long Units, double Probability, double Deviation)>(StringComparer.Ordinal);
        double[] key = new double[Layers.Length];
        foreach (float[] row in rows)
        {
            for (int band = 0; band < key.Length; band++)
            {
                key[band] = Layers[band].At(row[band]).GeneralisedClass;
            }

            string condition = new(MemoryMarshal.Cast<double, char>(key));
            if (!conditions.TryGetValue(condition, out var found))
            {
                var (logit, deviation) = LogitOf(row);
                double p = 1 / (1 + Math.Exp(-logit));
                found = (0, p, p * (1 - p) * deviation);
            }

            conditions[condition] = found with { Units = found.Units + 1 };
        }

        return ConditionalIndependence.Of(Sites, conditions.Values.Select(each => ((double)each.Units, each.Probability, each.Deviation)));
    }
}
