using MathNet.Numerics.Distributions;

namespace Gossan.Baselines;

/// <summary>Passes as the quantiles (k + 0.5) / passes of a logit's normal distribution, smallest first: no generator, hence the same numbers in every batch, and a mean that is the score.</summary>
internal sealed class NormalPasses
{
    private readonly double[] quantiles;

    /// <summary>Takes the quantiles of a standard normal distribution.</summary>
    /// <param name="passes">How many, at least 2.</param>
    public NormalPasses(int passes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 2);
        quantiles = [.. Enumerable.Range(0, passes).Select(k => Normal.InvCDF(mean: 0, stddev: 1, (k + 0.5) / passes))];
    }

    /// <summary>Writes the passes of one window.</summary>
    /// <param name="window">Which window.</param>
    /// <param name="logit">Mean.</param>
    /// <param name="spread">Standard deviation.</param>
    /// <param name="samples">(N, passes).</param>
    public void Write(int window, double logit, double spread, Span<float> samples)
    {
        for (int k = 0; k < quantiles.Length; k++)
        {
            samples[(window * quantiles.Length) + k] = (float)(logit + (spread * quantiles[k]));
        }
    }
}
