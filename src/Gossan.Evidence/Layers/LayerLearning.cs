namespace Gossan.Evidence.Layers;

/// <summary>Finds out what a layer is and learns the numbers of its transforms from the cells of all regions together.</summary>
internal static class LayerLearning
{
    /// <summary>Learns a layer.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="options">Its kind and transforms.</param>
    /// <param name="cells">Its raw cells, an array per region; not changed.</param>
    /// <param name="perRegion">Their statistics.</param>
    public static FittedLayer Learn(string name, LayerOptions options, float[][] cells, LayerStatistics[] perRegion)
    {
        float[] pooled = cells.Length == 1 ? cells[0] : [.. cells.SelectMany(c => c)];
        var statistics = cells.Length == 1 ? perRegion[0] : LayerStatistics.Of(pooled);
        if (statistics.Minimum == statistics.Maximum)
        {
            throw LayerException.Constant(name, options.Path, statistics.Minimum);
        }

        bool zeroOrOne = !pooled.AsSpan().ContainsAnyExcept([0f, 1f, float.NaN]);
        if (options.Kind == LayerKind.Binary && !zeroOrOne)
        {
            throw LayerException.NotBinary(name, options.Path, statistics.Minimum, statistics.Maximum);
        }

        if (options.Kind != LayerKind.Continuous && zeroOrOne)
        {
            return new(name, LayerKind.Binary, []);
        }

        // Each step learns from the cells as the steps before it leave them.
        var steps = new List<FittedStep>();
        float[] changed = options.Transform.Count > 1 ? [.. pooled] : pooled;
        foreach (var transform in options.Transform)
        {
            var now = steps.Count == 0 ? statistics : LayerStatistics.Of(changed);
            if (now.Minimum == now.Maximum)
            {
                throw LayerException.ConstantAfter(name, options.Path, steps.Count, now.Minimum);
            }

            var step = FittedStep.Learn(transform, now);
            steps.Add(step);
            if (steps.Count < options.Transform.Count)
            {
                step.Apply(changed);
            }
        }

        return new(name, LayerKind.Continuous, steps);
    }
}
