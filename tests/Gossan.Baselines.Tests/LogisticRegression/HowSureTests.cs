using System.Text.Json.Nodes;
using Gossan.Baselines.LogisticRegression;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Calibration;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.LogisticRegression;

/// <summary>Whether likelihoods and their uncertainty are worth their names, on the made-up district with every window drilled.</summary>
public sealed class HowSureTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Fact]
    public void Uncertainty_falls_with_more_labels()
    {
        WindowCentre[] all = district.Shuffled(), asked = all[1500..];
        double[] means = [.. new[] { 40, 160, 640 }.Select(labels =>
        {
            using var model = Fitted(all[..labels], l2: 1);
            return Predicted(model, asked, 1).Uncertainty.Average();
        })];

        // By the root of the number of labels it would halve.
        Assert.InRange(means[1] / means[0], 0.3, 0.8);
        Assert.InRange(means[2] / means[1], 0.3, 0.8);
    }

    [Fact]
    public void Calibrated_likelihoods_are_the_shares_that_were_found_and_those_of_other_temperatures_are_not()
    {
        WindowCentre[] all = district.Shuffled();
        Sample[] validation = district.Drilled(all[600..1100], SampleSet.Validation), asked = district.Drilled(all[1100..], SampleSet.Test);
        using var model = Fitted(all[..600], l2: 1);
        float[] logits = new float[validation.Length];
        model.Score(district.BatchOf([.. validation.Select(sample => sample.Centre)]), logits);
        double temperature = TemperatureScaling.Fit(logits, [.. validation.Select(sample => sample.Positive)]);

        var (within, bins, deciles) = Covered(temperature);

        // Of ten intervals of 95 %, one misses in two maps of five.
        Assert.Equal(10, deciles);
        Assert.True(within >= 9, $"{within} of {deciles} deciles lie within their intervals: {bins}");
        Assert.InRange(Covered(temperature / 2.5).Within, 0, 6);
        Assert.InRange(Covered(temperature * 2.5).Within, 0, 6);

        // Equal tenths of the windows by likelihood.
        (int Within, string Bins, int Count) Covered(double t)
        {
            float[] likelihood = Predicted(model, [.. asked.Select(sample => sample.Centre)], t).Likelihood;
            int[] order = [.. Enumerable.Range(0, asked.Length).OrderBy(i => likelihood[i])];
            var bins = order.Chunk((asked.Length / 10) + 1)
                .Select(chunk => (Mean: chunk.Average(i => likelihood[i]), Found: Interval.Wilson(chunk.Count(i => asked[i].Positive), chunk.Length))).ToList();
            return (bins.Count(bin => bin.Mean >= bin.Found.Low && bin.Mean <= bin.Found.High), string.Join("; ", bins.Select(bin => FormattableString.Invariant($"{bin.Mean:0.000} in {bin.Found.Low:0.000}..{bin.Found.High:0.000}"))), bins.Count);
        }
    }

    private LogisticRegressionModel Fitted(WindowCentre[] centres, double l2)
    {
        var model = new LogisticRegressionModel(new() { L2 = l2 });
        model.Fit(new() { Windows = district.Windows, Training = district.Drilled(centres, SampleSet.Train), Validation = [], Seed = 1 });
        return model;
    }

    private (float[] Likelihood, float[] Uncertainty) Predicted(IProspectivityModel model, WindowCentre[] centres, double temperature)
    {
        var card = new ModelCard
        {
            Model = model.Name,
            Target = "copper",
            Bands = district.Windows.Stacks[0].Layers,
            Windows = district.Windows.Options,
            Seed = 1,
            Version = "0",
            Temperature = temperature,
            Parameters = "",
            ParametersSha256 = "",
            Settings = new JsonObject(),
        };
        float[] likelihood = new float[centres.Length], uncertainty = new float[centres.Length];
        new TrainedModel(model, card).Predict(district.BatchOf(centres), likelihood, uncertainty, passes: 50);
        return (likelihood, uncertainty);
    }
}
