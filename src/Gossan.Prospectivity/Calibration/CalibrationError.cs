namespace Gossan.Prospectivity.Calibration;

/// <summary>How far likelihoods are from the frequencies they promise.</summary>
public static class CalibrationError
{
    /// <summary>Expected calibration error: per bin of the predicted likelihood, its mean against the frequency of positives, weighted by the bin's samples.</summary>
    /// <param name="likelihoods">P(positive) of each sample, 0..1.</param>
    /// <param name="positive">Labels.</param>
    /// <param name="bins">Equal bins of 0..1.</param>
    /// <returns>0..1; NaN without samples.</returns>
    public static double Of(ReadOnlySpan<double> likelihoods, ReadOnlySpan<bool> positive, int bins = 15)
    {
        double[] predicted = new double[bins], found = new double[bins];
        for (int i = 0; i < likelihoods.Length; i++)
        {
            int bin = Math.Min(bins - 1, (int)(likelihoods[i] * bins));
            predicted[bin] += likelihoods[i];
            found[bin] += positive[i] ? 1 : 0;
        }

        double sum = 0;
        for (int bin = 0; bin < bins; bin++)
        {
            sum += Math.Abs(predicted[bin] - found[bin]);
        }

        return sum / likelihoods.Length;
    }
}
