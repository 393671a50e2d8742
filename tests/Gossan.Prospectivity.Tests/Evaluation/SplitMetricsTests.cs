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
        Assert.All([nothing.Accuracy, nothing.Ece, nothing.Nll], value => Assert.True(double.IsNaN(value)));
    }
}
