namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>What a layer's classes held in the training samples: a part of <c>counts.json</c>.</summary>
internal sealed record WofeLayerCounts
{
    /// <summary>(K - 1) largest value of each class but the last, ascending.</summary>
    public required float[] Bounds { get; init; }

    /// <summary>(K) sites in each class.</summary>
    public required int[] Sites { get; init; }

    /// <summary>(K) likely negatives in each class.</summary>
    public required int[] Negatives { get; init; }

    /// <summary>Counts a layer.</summary>
    /// <param name="values">(N) the layer at each sample.</param>
    /// <param name="positive">(N) whether the sample is a site.</param>
    /// <param name="classes">Most classes.</param>
    public static WofeLayerCounts Of(float[] values, bool[] positive, int classes)
    {
        float[] sorted = [.. values.Order()], distinct = [.. sorted.Distinct()];
        float[] bounds = distinct.Length <= classes
            ? distinct[..^1]
            : [.. Enumerable.Range(1, classes - 1)

                // The smallest value that at least i of the K equal parts do not exceed.
                .Select(i => sorted[(int)((((long)sorted.Length * i) + classes - 1) / classes) - 1])
                .Distinct().Where(bound => bound < sorted[^1])];
        int[] sites = new int[bounds.Length + 1], negatives = new int[bounds.Length + 1];
        for (int i = 0; i < values.Length; i++)
        {
            (positive[i] ? sites : negatives)[ClassOf(bounds, values[i])]++;
        }

        return new() { Bounds = bounds, Sites = sites, Negatives = negatives };
    }

    /// <summary>The class of a value, 0 to K - 1: a bound belongs to the class that it ends.</summary>
    public static int ClassOf(float[] bounds, float value)
    {
        int found = Array.BinarySearch(bounds, value);
        return found >= 0 ? found : ~found;
    }

    /// <summary>What cannot be true; <see langword="null"/> for nothing.</summary>
    public string? Problem(int classes, int sites, int negatives)
    {
        if (Bounds is null || Sites is null || Negatives is null || Bounds.Length >= classes || Sites.Length != Bounds.Length + 1 || Negatives.Length != Bounds.Length + 1)
        {
            return $"holds {Bounds?.Length ?? 0} bounds, {Sites?.Length ?? 0} counts of sites and {Negatives?.Length ?? 0} of negatives, which do not fit each other or wofe.classes ({classes})";
        }

        if (!Array.TrueForAll(Bounds, float.IsFinite) || Bounds.Zip(Bounds.Skip(1), (low, high) => low < high).Contains(false))
        {
            return "has bounds that do not ascend";
        }

        return Sites.Any(count => count < 0) || Negatives.Any(count => count < 0) || Sites.Sum(count => (long)count) != sites || Negatives.Sum(count => (long)count) != negatives
            ? $"has counts that do not add up to {sites} sites and {negatives} negatives"
            : null;
    }
}
