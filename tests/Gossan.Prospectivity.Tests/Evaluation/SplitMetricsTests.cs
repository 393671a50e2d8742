using System.Text.Json;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class SplitMetricsTests
{
    [Fact]
    public void A_hand_case()
    {
        // Likelihoods at temperature 2: 0.731, 0.622, 0.5, 0.378, 0.269; threshold 0.5 takes three.
        float[] logits = [2, 1, 0, -1, -2];
        bool[] positive = [true, false, true, true, false];
        var metrics = SplitMetrics.Of(logits, positive, temperature: 2, threshold: 0.5);

        // Right: 2 positives, 1 negative. Wrong: 1 taken, 1 left.
        Assert.Equal((3, 2), (metrics.Positives, metrics.Negatives));
        Assert.Equal(4 / 6.0, metrics.F1, 1e-12);
        Assert.Equal(((2 * 1) - (1 * 1)) / Math.Sqrt(3 * 3 * 2 * 2), metrics.Mcc, 1e-12);
        Assert.Equal(((2 / 3.0) + (1 / 2.0)) / 2, metrics.BalancedAccuracy, 1e-12);
        Assert.Equal(3 / 5.0, metrics.Accuracy, 1e-12);
        Assert.Equal(2 / 3.0, metrics.Recall, 1e-12);
        Assert.Equal(4 / 6.0, metrics.Auroc, 1e-12);
        Assert.Equal((1 + (2 / 3.0) + (3 / 4.0)) / 3, metrics.Auprc, 1e-12);
        Assert.Equal((2d, 0.5), (metrics.Temperature, metrics.Threshold));

        double[] p = [.. logits.Select(logit => 1 / (1 + Math.Exp(-logit / 2)))];
        Assert.Equal(-(Math.Log(p[0]) + Math.Log(1 - p[1]) + Math.Log(p[2]) + Math.Log(p[3]) + Math.Log(1 - p[4])) / 5, metrics.Nll, 1e-12);

        // Five bins of one sample each.
        Assert.Equal((1 - p[0] + p[1] + (1 - p[2]) + (1 - p[3]) + p[4]) / 5, metrics.Ece, 1e-12);
        Assert.NotEqual(metrics.Ece, metrics.EceUncalibrated);
        Assert.Equal((((1 - p[0]) * (1 - p[0])) + (p[1] * p[1]) + ((1 - p[2]) * (1 - p[2])) + ((1 - p[3]) * (1 - p[3])) + (p[4] * p[4])) / 5, metrics.Brier.Score, 1e-12);
        Assert.Equal(3 / 5.0 * 2 / 5.0, metrics.Brier.Uncertainty, 1e-12);
        Assert.True(metrics.Nll < metrics.NllUncalibrated);
    }

    [Fact]
    public void What_is_not_defined_is_not_a_number()
    {
        var negativesOnly = SplitMetrics.Of([-1, -2], [false, false], 1, 0.5);
        Assert.Equal((0, 2), (negativesOnly.Positives, negativesOnly.Negatives));
        Assert.All([negativesOnly.Auroc, negativesOnly.Auprc, negativesOnly.F1, negativesOnly.Mcc, negativesOnly.Recall, negativesOnly.BalancedAccuracy], value => Assert.True(double.IsNaN(value)));
        Assert.Equal(1, negativesOnly.Accuracy);

        var oneClassPredicted = SplitMetrics.Of([1, 2], [true, false], 1, 0.5);
        Assert.True(double.IsNaN(oneClassPredicted.Mcc));
        Assert.Equal((1, 0.5), (oneClassPredicted.Recall, oneClassPredicted.BalancedAccuracy));

        var nothing = SplitMetrics.Of([], [], 1, 0.5);
        Assert.All([nothing.Accuracy, nothing.Ece, nothing.Nll, nothing.Brier.Score], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void A_model_that_says_the_same_everywhere_has_no_correlation_and_a_file_that_is_read_back()
    {
        var constant = SplitMetrics.Of([0.3f, 0.3f, 0.3f, 0.3f], [true, false, false, false], 1, 0.5);
        Assert.True(double.IsNaN(constant.Mcc));
        Assert.Equal((0.5, 0.25, 0.5), (constant.Auroc, constant.Auprc, constant.BalancedAccuracy));

        string text = RecordJson.TextOf(constant);
        Assert.Contains("\"mcc\": \"NaN\"", text, StringComparison.Ordinal);
        Assert.Contains("\"within_bin_variance\": 0", text, StringComparison.Ordinal);
        Assert.Equal(constant, JsonSerializer.Deserialize<SplitMetrics>(text, RecordJson.Options));
    }

    [Fact]
    public void The_metrics_of_one_class_and_of_nothing_are_read_back_from_their_file()
    {
        foreach (var metrics in new[] { SplitMetrics.Of([1, 2], [true, true], 1, 0.5), SplitMetrics.Of([1, 2], [false, false], 1, 0.5), SplitMetrics.Of([], [], 1, 0.5) })
        {
            Assert.True(double.IsNaN(metrics.Auroc));
            Assert.Equal(metrics, JsonSerializer.Deserialize<SplitMetrics>(RecordJson.TextOf(metrics), RecordJson.Options));
        }
    }
}
