namespace Gossan.Prospectivity.Comparison;

/// <summary>The test samples of all folds of one seed, ordered once, so that any reweighting of them is measured in one pass.</summary>
internal sealed class TestPool
{
    private readonly double[] likelihoods;
    private readonly bool[] positive;
    private readonly bool[] predicted;

    public TestPool(IReadOnlyList<FoldScores> folds)
    {
        var rows = folds
            .SelectMany(fold => fold.Positives.Select(p => (Likelihood: p, Positive: true, fold.Threshold)).Concat(fold.Negatives.Select(p => (Likelihood: p, Positive: false, fold.Threshold))))
            .OrderBy(row => row.Likelihood)
            .ToArray();
        likelihoods = [.. rows.Select(row => row.Likelihood)];
        positive = [.. rows.Select(row => row.Positive)];
        predicted = [.. rows.Select(row => row.Likelihood >= row.Threshold)];
        Positives = [.. Enumerable.Range(0, rows.Length).Where(i => positive[i])];
        Negatives = [.. Enumerable.Range(0, rows.Length).Where(i => !positive[i])];
    }

    public int Count => likelihoods.Length;

    /// <summary>Which rows are sites.</summary>
    public int[] Positives { get; }

    /// <summary>Which rows are likely negatives.</summary>
    public int[] Negatives { get; }

    /// <summary>Likelihoods, ascending.</summary>
    public double[] Likelihoods => likelihoods;

    /// <summary>Labels in the order of <see cref="Likelihoods"/>.</summary>
    public bool[] Labels => positive;

    /// <summary>Measures the samples, each counted as often as its weight says.</summary>
    public double[] Measure(ReadOnlySpan<int> weights)
    {
        double positives = 0, negatives = 0, tp = 0, fp = 0, squares = 0;
        double[] bins = new double[CalibrationBins];
        for (int i = 0; i < likelihoods.Length; i++)
        {
            double weight = weights[i], label = positive[i] ? weight : 0;
            positives += label;
            negatives += weight - label;
            tp += predicted[i] ? label : 0;
            fp += predicted[i] ? weight - label : 0;
            double error = likelihoods[i] - (positive[i] ? 1 : 0);
            squares += weight * error * error;
            bins[Math.Min(CalibrationBins - 1, (int)(likelihoods[i] * CalibrationBins))] += (weight * likelihoods[i]) - label;
        }

        var (auroc, auprc) = Ranks(weights, positives, negatives);
        double fn = positives - tp, tn = negatives - fp, all = positives + negatives, recall = tp / positives;
        return
        [
            auroc, auprc,
            2 * tp / ((2 * tp) + fp + fn),
            ((tp * tn) - (fp * fn)) / Math.Sqrt((tp + fp) * positives * negatives * (tn + fn)),
            (recall + (tn / negatives)) / 2, (tp + tn) / all, recall,
            bins.Sum(Math.Abs) / all, squares / all,
        ];
    }

    private const int CalibrationBins = 15;

    /// <summary>AUROC by mid-ranks and average precision, tied rows as one step, from the best down.</summary>
    private (double Auroc, double Auprc) Ranks(ReadOnlySpan<int> weights, double positives, double negatives)
    {
        double found = 0, passed = 0, area = 0, precision = 0;
        for (int end = likelihoods.Length; end > 0;)
        {
            double hits = 0, misses = 0;
            int start = end;
            do
            {
                start--;
                hits += positive[start] ? weights[start] : 0;
                misses += positive[start] ? 0 : weights[start];
            }
            while (start > 0 && likelihoods[start - 1] == likelihoods[end - 1]);

            area += misses * (found + (hits / 2));
            found += hits;
            passed += misses;
            precision += hits > 0 ? hits * (found / (found + passed)) : 0;
            end = start;
        }

        return (area / (positives * negatives), precision / positives);
    }
}
