using System.Text.Json.Serialization;

namespace Gossan.Evidence.Layers;

/// <summary>One transform with the numbers it learnt: enough to treat new data the same way.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(FenceStep), "fence")]
[JsonDerivedType(typeof(StandardizeStep), "standardize")]
public abstract record FittedStep
{
    /// <summary>Learns a step from the cells as they are after the steps before it.</summary>
    /// <param name="transform">Which step.</param>
    /// <param name="statistics">Statistics of those cells.</param>
    /// <returns>The step with its numbers.</returns>
    public static FittedStep Learn(LayerTransform transform, LayerStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return transform switch
        {
            LayerTransform.Tukey => new FenceStep(statistics.LowerFence, statistics.UpperFence, statistics.P05, statistics.P95),

            // Where more than half of the cells are one value both fences fall on it, and clipping would erase the layer.
            LayerTransform.Clip when statistics.P75 == statistics.P25 => new FenceStep(statistics.Minimum, statistics.Maximum, statistics.Minimum, statistics.Maximum),
            LayerTransform.Clip => new FenceStep(statistics.LowerFence, statistics.UpperFence, statistics.LowerFence, statistics.UpperFence),
            _ => new StandardizeStep(statistics.Mean, statistics.StandardDeviation),
        };
    }

    /// <summary>Applies the step in place; missing cells stay missing.</summary>
    /// <param name="cells">Cells of one layer.</param>
    /// <returns>How many cells were replaced because they lay beyond a fence.</returns>
    public abstract long Apply(Span<float> cells);
}
