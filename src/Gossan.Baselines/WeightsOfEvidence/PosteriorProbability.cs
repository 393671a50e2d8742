namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Adds the weights of all layers to the prior log-odds.</summary>
/// <remarks>
/// Bonham-Carter 1994, chapter 9: the logit is that of the prior plus the weights; a layer without a value adds nothing. The variance of the
/// probability P is P² (1/n + sum of s²(W)), n the number of sites. A layer without a value adds the sum over
/// its classes of (P with that class's weight - P)² times the class's share of the land (Agterberg, Bonham-Carter and Wright 1990).
/// </remarks>
public sealed class PosteriorProbability
{
    private readonly double priorLogit;
    private readonly long points;
    private readonly (double Weight, double Share)[][] shares;

    /// <summary>Sets up the sum.</summary>
    /// <param name="points">Known sites in the study area, 1 or more.</param>
    /// <param name="units">Unit cells of the study area, more than sites.</param>
    /// <param name="layers">The layers' weights.</param>
    /// <exception cref="WeightsOfEvidenceException">There are no sites, or as many as unit cells.</exception>
    public PosteriorProbability(long points, double units, IReadOnlyList<GeneralisedWeights> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (points < 1)
        {
            throw WeightsOfEvidenceException.NoPoints();
        }

        Prior = points < units ? points / units : throw WeightsOfEvidenceException.UnitCell(points, units, layers.Count > 0 ? layers[0].Table.Counts.UnitArea : 1);
        (this.points, Layers) = (points, layers);
        priorLogit = Math.Log(Prior / (1 - Prior));
        shares = [.. layers.Select(SharesOf)];
    }

    /// <summary>Probability of a site in a unit cell before any evidence.</summary>
    public double Prior { get; }

    /// <summary>The layers' weights.</summary>
    public IReadOnlyList<GeneralisedWeights> Layers { get; }

    /// <summary>The posterior of a cell.</summary>
    /// <param name="values">The cell's class in each layer, NaN for none; a class that was not counted is taken as none.</param>
    /// <returns>The posterior; where no layer has a value, the prior with its deviations.</returns>
    public Posterior At(ReadOnlySpan<float> values)
    {
        Span<int> rows = values.Length <= 256 ? stackalloc int[values.Length] : new int[values.Length];
        for (int layer = 0; layer < rows.Length; layer++)
        {
            rows[layer] = Layers[layer].RowOf(values[layer]);
        }

        return AtRows(rows);
    }

    /// <summary>The posterior of a combination of rows; -1 for a layer without a value.</summary>
    internal Posterior AtRows(ReadOnlySpan<int> rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, Layers.Count, nameof(rows));
        double logit = priorLogit, variance = 1.0 / points;
        for (int layer = 0; layer < rows.Length; layer++)
        {
            if (rows[layer] >= 0)
            {
                var weight = Layers[layer].Classes[rows[layer]];
                logit += weight.Weight;
                variance += weight.Deviation * weight.Deviation;
            }
        }

        double probability = ProbabilityOf(logit), missing = 0;
        for (int layer = 0; layer < rows.Length; layer++)
        {
            foreach (var (weight, share) in rows[layer] < 0 ? shares[layer] : [])
            {
                double apart = ProbabilityOf(logit + weight) - probability;
                missing += apart * apart * share;
            }
        }

        return new(logit, probability, probability * Math.Sqrt(variance), Math.Sqrt(missing));
    }

    private static double ProbabilityOf(double logit) => 1 / (1 + Math.Exp(-logit));

    private static (double Weight, double Share)[] SharesOf(GeneralisedWeights layer)
    {
        double area = layer.Table.Rows.Sum(row => row.ClassArea);
        return [.. layer.Classes.Select((each, row) => (each, layer.Table.Rows[row].ClassArea))
            .GroupBy(pair => pair.each.Weight, (weight, rows) => (weight, rows.Sum(pair => pair.ClassArea) / area))];
    }
}
