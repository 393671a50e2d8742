using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Transforms;

/// <summary>Learns the numbers of a step from the cells as the steps before it leave them.</summary>
public static class StepLearning
{
    private const double LowerShare = 0.01;
    private const double UpperShare = 0.99;

    // Half of the smallest positive value for one layer alone; two thirds is the rule for parts of a composition.
    private const double LogFloor = 1.0 / 2;
    private const double CompositionFloor = 2.0 / 3;

    /// <summary>Learns a step.</summary>
    /// <param name="layer">The layer's name, for messages.</param>
    /// <param name="options">Which step, with its settings.</param>
    /// <param name="statistics">Statistics of the cells.</param>
    /// <param name="scan">The same cells; gone through again only by steps that need more than the statistics.</param>
    /// <returns>The step with its numbers.</returns>
    /// <exception cref="LayerException">No cell is positive, so there is no logarithm.</exception>
    public static FittedStep Learn(string layer, TransformOptions options, LayerStatistics statistics, CellScan scan)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(statistics);
        switch (options.Step)
        {
            case LayerTransform.Tukey:
                return new FenceStep(statistics.LowerFence, statistics.UpperFence, statistics.P05, statistics.P95);
            case LayerTransform.Clip when options.Lower is not null || options.Upper is not null:
                return Bounds(options.Lower ?? statistics.Minimum, options.Upper ?? statistics.Maximum);

            // Where more than half of the cells are one value both fences fall on it, and clipping would erase the layer.
            case LayerTransform.Clip when statistics.P75 == statistics.P25:
                return Bounds(statistics.Minimum, statistics.Maximum);
            case LayerTransform.Clip:
                return Bounds(statistics.LowerFence, statistics.UpperFence);
            case LayerTransform.Winsorize:
                double[] bounds = LayerStatistics.Percentiles(scan, options.Lower ?? LowerShare, options.Upper ?? UpperShare);
                return Bounds(bounds[0], bounds[1]);
            case LayerTransform.Abs:
                return new AbsoluteStep();
            case LayerTransform.Log:
                return new LogarithmStep(options.Offset, LogFloor * SmallestPositive(layer, statistics, scan, options.Offset));
            case LayerTransform.Sqrt:
                return new SquareRootStep();
            case LayerTransform.Minmax:
                return new RangeStep(statistics.Minimum, statistics.Maximum);
            case LayerTransform.Clr:
                return new LogRatioStep(options.Group, CompositionFloor * SmallestPositive(layer, statistics, scan, offset: 0));
            default:
                return new StandardizeStep(statistics.Mean, statistics.StandardDeviation);
        }
    }

    private static FenceStep Bounds(double lower, double upper) => new(lower, upper, lower, upper);

    private static double SmallestPositive(string layer, LayerStatistics statistics, CellScan scan, double offset)
    {
        if (statistics.Minimum + offset > 0)
        {
            return statistics.Minimum + offset;
        }

        if (statistics.Maximum + offset <= 0)
        {
            throw LayerException.NothingPositive(layer, statistics.Maximum, offset);
        }

        double smallest = double.PositiveInfinity;
        scan(cells =>
        {
            foreach (float value in cells)
            {
                double sum = value + offset;
                if (sum > 0 && sum < smallest)
                {
                    smallest = sum;
                }
            }
        });
        return smallest;
    }
}
