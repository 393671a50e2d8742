namespace Gossan.Prospectivity.Evaluation;

/// <summary>Which bin of 0..1 each likelihood lies in.</summary>
internal static class LikelihoodBins
{
    /// <summary>Bins likelihoods; a bin holds its lower end, the last one also 1.</summary>
    public static int[] Of(ReadOnlySpan<double> likelihood, ReadOnlySpan<bool> positive, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        Check(likelihood, positive);
        int[] members = new int[likelihood.Length];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = Math.Min(bins - 1, (int)(likelihood[i] * bins));
        }

        return members;
    }

    /// <summary>Refuses what is no likelihood, and labels of another length.</summary>
    public static void Check(ReadOnlySpan<double> likelihood, ReadOnlySpan<bool> positive)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(positive.Length, likelihood.Length, nameof(positive));
        foreach (double value in likelihood)
        {
            if (!(value is >= 0 and <= 1))
            {
                throw new ArgumentException($"A likelihood is a probability, 0..1, not {value}.", nameof(likelihood));
            }
        }
    }
}
