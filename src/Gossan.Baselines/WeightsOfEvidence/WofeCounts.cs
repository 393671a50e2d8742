namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>What the model has learnt: the content of <c>counts.json</c>. Tables and weights follow from it.</summary>
internal sealed record WofeCounts
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Distinct sites in training.</summary>
    public required int Sites { get; init; }

    /// <summary>Distinct likely negatives in training.</summary>
    public required int Negatives { get; init; }

    /// <summary>The layers in band order.</summary>
    public required WofeLayerCounts[] Layers { get; init; }

    /// <summary>Sites that the model predicts in training.</summary>
    public required double Expected { get; init; }

    /// <summary>Standard deviation of <see cref="Expected"/>.</summary>
    public required double ExpectedDeviation { get; init; }

    /// <summary>What cannot be true for a model of some bands and classes; <see langword="null"/> for nothing.</summary>
    public string? Problem(int bands, int classes)
    {
        if (Schema != 1)
        {
            return $"its schema is {Schema}, but this version reads 1";
        }

        if (Layers is null || Layers.Length != bands)
        {
            return $"it holds {Layers?.Length ?? 0} layers, but the model has {bands} bands";
        }

        if (Sites < 1 || Negatives < 1)
        {
            return $"it was learnt from {Sites} sites and {Negatives} negatives, but needs both";
        }

        if (!double.IsFinite(Expected) || Expected <= 0 || !double.IsFinite(ExpectedDeviation) || ExpectedDeviation <= 0)
        {
            return FormattableString.Invariant($"it expects {Expected} sites with a deviation of {ExpectedDeviation}, but both are above 0");
        }

        for (int band = 0; band < bands; band++)
        {
            if (Layers[band] is null || Layers[band].Problem(classes, Sites, Negatives) is not null)
            {
                return $"layer {band + 1} {Layers[band]?.Problem(classes, Sites, Negatives) ?? "is empty"}";
            }
        }

        return null;
    }
}
