using Gossan.Prospectivity.Calibration;

namespace Gossan.Prospectivity.Evaluation;

/// <summary>How well a model did on one set of samples. Undefined values are NaN.</summary>
public sealed record SplitMetrics
{
    /// <summary>Samples that hold a site (each counted once).</summary>
    public required int Positives { get; init; }

    /// <summary>Likely negatives.</summary>
    public required int Negatives { get; init; }

    /// <summary>Area under the ROC curve, 0..1.</summary>
    public required double Auroc { get; init; }

    /// <summary>Average precision, 0..1.</summary>
    public required double Auprc { get; init; }

    /// <summary>Harmonic mean of precision and recall at the threshold, 0..1.</summary>
    public required double F1 { get; init; }

    /// <summary>Matthews correlation coefficient at the threshold, -1..1; NaN when all predictions or all labels are one class.</summary>
    public required double Mcc { get; init; }

    /// <summary>Mean of the recalls of both classes, 0..1.</summary>
    public required double BalancedAccuracy { get; init; }

    /// <summary>Share of right predictions, 0..1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Share of the sites found at the threshold, 0..1.</summary>
    public required double Recall { get; init; }

    /// <summary>Expected calibration error of the likelihood, 15 bins, 0..1.</summary>
    public required double Ece { get; init; }

    /// <summary>The same before the temperature.</summary>
    public required double EceUncalibrated { get; init; }

    /// <summary>Mean negative log-likelihood with the temperature, in nats.</summary>
    public required double Nll { get; init; }

    /// <summary>The same before the temperature.</summary>
    public required double NllUncalibrated { get; init; }

    /// <summary>Brier score of the likelihood with the temperature, and its terms over 10 bins.</summary>
    public required BrierScore Brier { get; init; }

    /// <summary>The temperature in use.</summary>
    public required double Temperature { get; init; }

    /// <summary>The threshold in use, 0..1.</summary>
    public required double Threshold { get; init; }

    /// <summary>Measures scores.</summary>
    /// <param name="logits">One uncalibrated logit per sample.</param>
    /// <param name="positive">One label per sample.</param>
    /// <param name="temperature">Divides the logits.</param>
    /// <param name="threshold">Likelihood from which a sample counts as positive.</param>
    /// <returns>All metrics.</returns>
    public static SplitMetrics Of(ReadOnlySpan<float> logits, ReadOnlySpan<bool> positive, double temperature, double threshold)
    {
        double[] likelihood = TemperatureScaling.Likelihoods(logits, temperature);
        double[] raw = TemperatureScaling.Likelihoods(logits, 1);
        double tp = 0, fp = 0, tn = 0, fn = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            bool predicted = likelihood[i] >= threshold;
            tp += predicted && positive[i] ? 1 : 0;
            fp += predicted && !positive[i] ? 1 : 0;
            fn += !predicted && positive[i] ? 1 : 0;
            tn += !predicted && !positive[i] ? 1 : 0;
        }

        double recall = tp / (tp + fn);
        return new()
        {
            Positives = (int)(tp + fn),
            Negatives = (int)(tn + fp),
            Auroc = RankMetrics.Auroc(logits, positive),
            Auprc = RankMetrics.Auprc(logits, positive),
            F1 = 2 * tp / ((2 * tp) + fp + fn),
            Mcc = ((tp * tn) - (fp * fn)) / Math.Sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)),
            BalancedAccuracy = (recall + (tn / (tn + fp))) / 2,
            Accuracy = (tp + tn) / (tp + tn + fp + fn),
            Recall = recall,
            Ece = CalibrationError.Of(likelihood, positive),
            EceUncalibrated = CalibrationError.Of(raw, positive),
            Nll = TemperatureScaling.NegativeLogLikelihood(logits, positive, temperature),
            NllUncalibrated = TemperatureScaling.NegativeLogLikelihood(logits, positive, 1),
            Brier = BrierScore.Of(likelihood, positive),
            Temperature = temperature,
            Threshold = threshold,
        };
    }
}
