using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Comparison;

/// <summary>How well a model tells held-out sites from likely negatives, as the authors of the method measure it; each with its 95 % interval.</summary>
/// <remarks>
/// The test samples of all folds of a seed are pooled by their calibrated likelihood, and seeds are averaged. Sites and likely negatives are
/// resampled apart, seeds as a whole. Likely negatives were chosen to be unlike the sites, so these numbers are higher than those of the whole map.
/// </remarks>
public sealed record SampledMetrics
{
    /// <summary>Area under the ROC curve, 0..1.</summary>
    public required Interval Auroc { get; init; }

    /// <summary>Average precision, 0..1.</summary>
    public required Interval Auprc { get; init; }

    /// <summary>Harmonic mean of precision and recall at each fold's threshold, 0..1.</summary>
    public required Interval F1 { get; init; }

    /// <summary>Matthews correlation coefficient, -1..1; NaN where all predictions are of one class.</summary>
    public required Interval Mcc { get; init; }

    /// <summary>Mean of the recalls of both classes, 0..1.</summary>
    public required Interval BalancedAccuracy { get; init; }

    /// <summary>Share of right predictions, 0..1.</summary>
    public required Interval Accuracy { get; init; }

    /// <summary>Share of sites found at the threshold, 0..1.</summary>
    public required Interval Recall { get; init; }

    /// <summary>Expected calibration error, 15 bins, 0..1.</summary>
    public required Interval Ece { get; init; }

    /// <summary>Mean squared error of the likelihood, 0..1.</summary>
    public required Interval Brier { get; init; }

    /// <summary>Measures a model.</summary>
    /// <param name="folds">Seed by seed, the folds' scores.</param>
    /// <param name="resamples">Bootstrap resamples.</param>
    /// <param name="seed">Fixes them.</param>
    /// <returns>All metrics.</returns>
    public static SampledMetrics Of(IReadOnlyList<IReadOnlyList<FoldScores>> folds, int resamples, long seed)
    {
        ArgumentNullException.ThrowIfNull(folds);
        TestPool[] pools = [.. folds.Select(of => new TestPool(of))];
        double[] estimates = Mean([.. pools.Select(pool => pool.Measure([.. Enumerable.Repeat(1, pool.Count)]))]);
        double[][] resampled = new double[resamples][];
        Parallel.For(0, resamples, r =>
        {
            var random = SeededRandom.For(seed, "bootstrap of samples", r);
            double[][] measured = new double[pools.Length][];
            for (int i = 0; i < pools.Length; i++)
            {
                var pool = pools[random.Next(pools.Length)];
                int[] weights = new int[pool.Count];
                Draw(pool.Positives, weights, random);
                Draw(pool.Negatives, weights, random);
                measured[i] = pool.Measure(weights);
            }

            resampled[r] = Mean(measured);
        });

        Interval At(int metric) => Bootstrap.Between(estimates[metric], [.. resampled.Select(values => values[metric])], level: 0.95);
        return new()
        {
            Auroc = At(0),
            Auprc = At(1),
            F1 = At(2),
            Mcc = At(3),
            BalancedAccuracy = At(4),
            Accuracy = At(5),
            Recall = At(6),
            Ece = At(7),
            Brier = At(8),
        };
    }

    private static void Draw(int[] rows, int[] weights, Random random)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            weights[rows[random.Next(rows.Length)]]++;
        }
    }

    private static double[] Mean(double[][] measured)
    {
        double[] mean = new double[measured[0].Length];
        for (int metric = 0; metric < mean.Length; metric++)
        {
            mean[metric] = measured.Average(values => values[metric]);
        }

        return mean;
    }
}
