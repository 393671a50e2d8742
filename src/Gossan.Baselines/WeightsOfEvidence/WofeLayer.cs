namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>A layer of a fitted model "wofe": its classes and what each weighs.</summary>
public sealed class WofeLayer
{
    private readonly float[] bounds;
    private readonly ClassWeight[] byClass;

    internal WofeLayer(string name, WofeLayerCounts counts, WofeOptions options)
    {
        (Name, bounds) = (name, counts.Bounds);
        Weights = WeightsOf(
            new(counts.Sites.Select((sites, i) => new EvidenceClass(i + 1, sites + counts.Negatives[i], sites)), cellArea: 1),
            ordered: bounds.Length > 1,
            options);
        byClass = [.. Weights.Classes.OrderBy(each => each.Value)];
    }

    /// <summary>The band's name.</summary>
    public string Name { get; }

    /// <summary>(K - 1) largest standardised value of each class but the last, ascending; a bound belongs to the class that it ends.</summary>
    public IReadOnlyList<float> Bounds => bounds;

    /// <summary>Table and weights of the classes 1 to K; areas are numbers of training samples.</summary>
    public GeneralisedWeights Weights { get; }

    /// <summary>The weight of a value.</summary>
    /// <param name="value">Standardised evidence, not NaN.</param>
    /// <returns>The weight of its class; values beyond those of the training samples belong to the outermost classes.</returns>
    public ClassWeight At(float value) => byClass[WofeLayerCounts.ClassOf(bounds, value)];

    private static GeneralisedWeights WeightsOf(EvidenceClassCounts counts, bool ordered, WofeOptions options)
    {
        WeightsTable Table(WeightsTableKind kind) => WeightsTable.Of(counts, kind, ZeroCountRule.HalfAdded);
        if (!ordered)
        {
            return GeneralisedWeights.Separate(Table(WeightsTableKind.Categorical), options.Confidence);
        }

        if (options.Generalise == WofeGeneralisation.MultiClass)
        {
            return GeneralisedWeights.Merged(Table(WeightsTableKind.Categorical), options.Confidence);
        }

        var ascending = Table(WeightsTableKind.Ascending);
        var descending = Table(WeightsTableKind.Descending);
        return GeneralisedWeights.Cut(Surest(descending) > Surest(ascending) ? descending : ascending, options.Confidence);
    }

    private static double Surest(WeightsTable table) => table.Rows.Max(row => row.Weights.Studentised);
}
