namespace Gossan.Prospectivity.Evaluation;

/// <summary>Metrics that depend on the order of scores alone.</summary>
public static class RankMetrics
{
    /// <summary>Area under the ROC curve, by mid-ranks (Mann and Whitney 1947): the chance that a positive scores above a negative, ties half.</summary>
    /// <param name="scores">One score per sample; higher means more likely positive.</param>
    /// <param name="positive">One label per sample.</param>
    /// <returns>0..1; NaN when one class is absent.</returns>
    public static double Auroc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        double rankSum = 0, below = 0;
        long positives = 0;
        foreach (var (_, count, hits) in TiedGroups(scores, positive, descending: false))
        {
            rankSum += hits * (below + ((count + 1) / 2.0));
            below += count;
            positives += hits;
        }

        long negatives = scores.Length - positives;
        return positives == 0 || negatives == 0 ? double.NaN : (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }

    /// <summary>Average precision: the precision at each new positive, weighted by the recall gained; ties count as one step.</summary>
    /// <param name="scores">One score per sample.</param>
    /// <param name="positive">One label per sample.</param>
    /// <returns>0..1; NaN without positives.</returns>
    public static double Auprc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        double sum = 0;
        long taken = 0, found = 0;
        foreach (var (_, count, hits) in TiedGroups(scores, positive, descending: true))
        {
            taken += count;
            found += hits;
            sum += hits * ((double)found / taken);
        }

        return found == 0 ? double.NaN : sum / found;
    }

    /// <summary>The samples by score: how many share one, and how many of them are positive.</summary>
    internal static List<(float Score, int Count, int Hits)> TiedGroups(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, bool descending)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(positive.Length, scores.Length, nameof(positive));
        float[] keys = [.. scores];
        if (keys.AsSpan().Contains(float.NaN))
        {
            throw new ArgumentException("A score that is not a number has no rank.", nameof(scores));
        }

        bool[] labels = [.. positive];
        Array.Sort(keys, labels);
        var groups = new List<(float, int, int)>();
        for (int start = 0; start < keys.Length;)
        {
            int end = start, hits = 0;
            for (; end < keys.Length && keys[end] == keys[start]; end++)
            {
                hits += labels[end] ? 1 : 0;
            }

            groups.Add((keys[start], end - start, hits));
            start = end;
        }

        if (descending)
        {
            groups.Reverse();
        }

        return groups;
    }
}
