namespace Gossan.Prospectivity.Calibration;

/// <summary>One number that brings likelihoods to the right confidence without changing their order (Guo et al. 2017).</summary>
public static class TemperatureScaling
{
    /// <summary>Smallest temperature: where validation is separated without error the optimum would be 0, and every likelihood 0 or 1.</summary>
    public const double Smallest = 0.05;

    /// <summary>Largest temperature: beyond it all likelihoods are one half.</summary>
    public const double Largest = 20;

    /// <summary>Finds the temperature that minimises the negative log-likelihood.</summary>
    /// <param name="logits">Validation logits.</param>
    /// <param name="positive">Validation labels.</param>
    /// <returns>The minimum to 1e-12, or the nearer bound where the minimum lies outside the bounds; 1 without samples, or when all logits are 0.</returns>
    /// <remarks>The loss is convex in 1 / T, so the root of its derivative is found by bisection: it converges whatever the start.</remarks>
    public static double Fit(ReadOnlySpan<float> logits, ReadOnlySpan<bool> positive)
    {
        if (logits.IsEmpty)
        {
            return 1;
        }

        // Logits that are all 0 say the same at every temperature.
        double low = 1 / Largest, high = 1 / Smallest;
        if (!logits.ContainsAnyExcept(0))
        {
            return 1;
        }

        if (Slope(logits, positive, low) >= 0)
        {
            return Largest;
        }

        if (Slope(logits, positive, high) <= 0)
        {
            return Smallest;
        }

        while (high - low > 1e-12 * high)
        {
            double middle = (low + high) / 2;
            if (Slope(logits, positive, middle) < 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 2 / (low + high);
    }

    /// <summary>Turns logits into likelihoods.</summary>
    /// <param name="logits">Uncalibrated logits.</param>
    /// <param name="temperature">Divides them; above 0.</param>
    /// <returns>Probabilities in 0..1.</returns>
    public static double[] Likelihoods(ReadOnlySpan<float> logits, double temperature)
    {
        double[] likelihoods = new double[logits.Length];
        for (int i = 0; i < likelihoods.Length; i++)
        {
            likelihoods[i] = 1 / (1 + Math.Exp(-logits[i] / temperature));
        }

        return likelihoods;
    }

    /// <summary>The mean negative log-likelihood of labels.</summary>
    /// <param name="logits">Uncalibrated logits.</param>
    /// <param name="positive">Labels.</param>
    /// <param name="temperature">Divides the logits.</param>
    /// <returns>Nats per sample, at least 0.</returns>
    public static double NegativeLogLikelihood(ReadOnlySpan<float> logits, ReadOnlySpan<bool> positive, double temperature)
    {
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            // log(1 + e^-m) of the margin m, without overflow for either sign.
            double margin = (positive[i] ? logits[i] : -logits[i]) / temperature;
            sum += Math.Max(0, -margin) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
        }

        return sum / logits.Length;
    }

    /// <summary>Derivative of the summed loss with respect to 1 / T.</summary>
    private static double Slope(ReadOnlySpan<float> logits, ReadOnlySpan<bool> positive, double inverse)
    {
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            sum += logits[i] * ((1 / (1 + Math.Exp(-inverse * logits[i]))) - (positive[i] ? 1 : 0));
        }

        return sum;
    }
}
