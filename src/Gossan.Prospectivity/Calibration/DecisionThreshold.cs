namespace Gossan.Prospectivity.Calibration;

/// <summary>The likelihood from which a window counts as positive.</summary>
public static class DecisionThreshold
{
    /// <summary>Finds the threshold with the best F1.</summary>
    /// <param name="likelihoods">Calibrated likelihoods of the validation samples.</param>
    /// <param name="positive">Their labels.</param>
    /// <returns>Of 0, 0.001, ..., 0.999 the first with the best F1.</returns>
    public static double BestF1(ReadOnlySpan<double> likelihoods, ReadOnlySpan<bool> positive)
    {
        double best = -1, threshold = 0;
        for (int step = 0; step < 1000; step++)
        {
            double candidate = step / 1000.0, tp = 0, wrong = 0;
            for (int i = 0; i < likelihoods.Length; i++)
            {
                bool predicted = likelihoods[i] >= candidate;
                tp += predicted && positive[i] ? 1 : 0;
                wrong += predicted != positive[i] ? 1 : 0;
            }

            double f1 = 2 * tp / ((2 * tp) + wrong);
            if (f1 > best)
            {
                (best, threshold) = (f1, candidate);
            }
        }

        return threshold;
    }
}
