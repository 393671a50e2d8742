using Gossan.Prospectivity.Calibration;

namespace Gossan.Prospectivity.Tests.Calibration;

public sealed class CalibrationErrorTests
{
    [Fact]
    public void Each_bin_compares_its_mean_likelihood_with_its_share_of_positives()
    {
        // Bins of 0.5: {0.1, 0.3} holds none of mean 0.2; {0.6, 0.8, 1} holds two thirds of mean 0.8.
        double[] likelihoods = [0.1, 0.3, 0.6, 0.8, 1];
        bool[] positive = [false, false, false, true, true];

        Assert.Equal((2 / 5.0 * 0.2) + (3 / 5.0 * (0.8 - (2 / 3.0))), CalibrationError.Of(likelihoods, positive, bins: 2), 1e-12);
    }

    [Fact]
    public void A_calibrated_model_at_five_percent_positives_has_almost_none()
    {
        // The authors' measure compares P(positive) with the accuracy of the class and gives about 0.9 here.
        double[] likelihoods = [.. Enumerable.Repeat(0.05, 1000)];
        bool[] positive = [.. Enumerable.Range(0, 1000).Select(i => i % 20 == 0)];

        Assert.Equal(0, CalibrationError.Of(likelihoods, positive), 1e-12);
    }

    [Fact]
    public void Labels_drawn_from_the_likelihoods_leave_only_noise()
    {
        var random = new Random(5);
        double[] likelihoods = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        bool[] positive = [.. likelihoods.Select(p => random.NextDouble() < p)];

        Assert.InRange(CalibrationError.Of(likelihoods, positive), 0, 0.01);
    }

    [Fact]
    public void Certainty_that_is_always_wrong_is_an_error_of_one_and_no_samples_have_none()
    {
        Assert.Equal(1, CalibrationError.Of([0, 1], [true, false]));
        Assert.True(double.IsNaN(CalibrationError.Of([], [])));
    }
}
