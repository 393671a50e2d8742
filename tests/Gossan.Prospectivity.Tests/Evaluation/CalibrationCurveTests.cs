using CsCheck;
using Gossan.Prospectivity.Calibration;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class CalibrationCurveTests
{
    [Fact]
    public void A_hand_case_of_two_bins()
    {
        var bins = CalibrationCurve.Of([0.1, 0.3, 0.5, 0.8, 1], [false, true, false, true, true], bins: 2).Bins;

        // 0.5 is the lower end of the second bin, 1 the upper end of the last.
        Assert.Equal([(0, 0.5, 2), (0.5, 1, 3)], bins.Select(bin => (bin.Low, bin.High, bin.Count)));
        Assert.Equal(0.2, bins[0].MeanPredicted, 1e-12);
        Assert.Equal((0.5 + 0.8 + 1) / 3, bins[1].MeanPredicted, 1e-12);
        Assert.Equal([Interval.Wilson(1, 2), Interval.Wilson(2, 3)], bins.Select(bin => bin.Observed));
    }

    [Fact]
    public void Its_gaps_weighted_by_samples_are_the_calibration_error() =>
        Gen.Select(Gen.Double[0, 1], Gen.Bool).Array[1, 60].Sample(
            samples =>
            {
                double[] likelihood = [.. samples.Select(s => s.Item1)];
                bool[] positive = [.. samples.Select(s => s.Item2)];
                var curve = CalibrationCurve.Of(likelihood, positive);
                double gap = curve.Bins.Sum(bin => bin.Count * Math.Abs(bin.MeanPredicted - bin.Observed.Estimate)) / samples.Length;
                return curve.Bins.Sum(bin => bin.Count) == samples.Length && Math.Abs(gap - CalibrationError.Of(likelihood, positive, bins: 10)) < 1e-12;
            },
            iter: 3_000);

    [Fact]
    public void Labels_drawn_from_the_likelihoods_lie_inside_the_intervals_of_nearly_all_bins()
    {
        var random = new Random(5);
        int inside = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            double[] likelihood = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble())];
            var curve = CalibrationCurve.Of(likelihood, [.. likelihood.Select(p => random.NextDouble() < p)]);
            inside += curve.Bins.Count(bin => bin.Observed.Low <= bin.MeanPredicted && bin.MeanPredicted <= bin.Observed.High);
        }

        Assert.InRange(inside / 2000.0, 0.93, 0.975);
    }

    [Fact]
    public void Empty_bins_are_left_out_and_what_is_no_likelihood_is_refused()
    {
        Assert.Empty(CalibrationCurve.Of([], []).Bins);
        Assert.Equal(0.9, Assert.Single(CalibrationCurve.Of([0.95], [true]).Bins).Low);
        Assert.Throws<ArgumentException>(() => CalibrationCurve.Of([double.NaN], [true]));
        Assert.Throws<ArgumentException>(() => CalibrationCurve.Of([1.1], [true]));
        Assert.ThrowsAny<ArgumentException>(() => CalibrationCurve.Of([0.5], []));
        Assert.ThrowsAny<ArgumentException>(() => CalibrationCurve.Of([0.5], [true], bins: 0));
    }
}
