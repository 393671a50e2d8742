namespace Gossan.Prospectivity.Models;

/// <summary>Spreads of calibrated probabilities out of logits.</summary>
internal static class LikelihoodSpread
{
    /// <summary>The probability of a logit at a temperature.</summary>
    public static double Calibrated(double logit, double temperature) => 1 / (1 + Math.Exp(-logit / temperature));

    /// <summary>Sample variance of the calibrated probabilities of two or more logits.</summary>
    public static double Variance(ReadOnlySpan<float> logits, double temperature)
    {
        double mean = 0, squares = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            // Welford's running mean and sum of squares.
            double p = Calibrated(logits[i], temperature), delta = p - mean;
            mean += delta / (i + 1);
            squares += delta * (p - mean);
        }

        return squares / (logits.Length - 1);
    }
}
