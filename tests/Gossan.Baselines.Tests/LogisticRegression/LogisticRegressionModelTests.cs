using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Baselines.LogisticRegression;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.LogisticRegression;

public sealed class LogisticRegressionModelTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(30)]
    public void Coefficients_are_those_of_newtons_method(double l2)
    {
        using var model = Fitted(l2, Training);

        double[] expected = Newton(Rows(Training), l2);

        for (int i = 0; i < model.Coefficients.Count; i++)
        {
            Assert.Equal(expected[i], model.Coefficients[i], 1e-6);
        }

        Assert.Equal(expected[^1], model.Bias, 1e-6);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    public void The_ends_of_the_range_give_finite_numbers(double l2)
    {
        using var model = Fitted(l2, Training);
        float[] samples = new float[40];

        model.Sample(district.BatchOf(district.Spread(20)), 2, new float[20], samples);

        Assert.All(samples, sample => Assert.True(float.IsFinite(sample)));
    }

    [Fact]
    public void A_row_that_stands_twice_counts_twice()
    {
        Sample[] distinct = [.. Training.Distinct()];
        Sample[] repeated = [.. distinct, .. distinct.Where(sample => sample.Positive), .. distinct.Where(sample => sample.Positive)];
        using var once = Fitted(1, distinct);
        using var thrice = Fitted(1, repeated);

        Assert.Equal(Newton(Rows(repeated), 1)[^1], thrice.Bias, 1e-6);
        Assert.NotEqual(once.Bias, thrice.Bias, 1e-2);
    }

    [Fact]
    public void The_order_of_repeated_rows_does_not_matter()
    {
        var distinct = Training.Distinct().ToList();
        using var model = Fitted(1, Training);
        using var sorted = Fitted(1, [.. distinct.SelectMany(sample => Training.Where(other => other == sample))]);

        Assert.Equal(model.Coefficients, sorted.Coefficients);
    }

    [Fact]
    public void Score_explanation_and_spread_follow_their_formulas()
    {
        using var model = Fitted(1, Training);
        using var folder = new TemporaryFolder();
        model.Save(folder.FullPath);
        double[][] covariance = JsonNode.Parse(File.ReadAllText(folder["coefficients.json"]))!["covariance"].Deserialize<double[][]>()!;
        var windows = district.BatchOf(district.Spread(20));
        float[] scores = new float[20], attributions = new float[20 * windows.Bands], samples = new float[20 * 2];
        model.Score(windows, scores);
        model.Explain(windows, new(), attributions, []);
        model.Sample(windows, 2, new float[20], samples);

        for (int n = 0; n < 20; n++)
        {
            double[] x = [.. windows.CentreCell(n).ToArray().Select(v => (double)v), 1];
            double logit = model.Bias + x[..^1].Zip(model.Coefficients, (value, coefficient) => value * coefficient).Sum();
            double variance = x.Select((left, i) => left * x.Select((right, j) => right * covariance[i][j]).Sum()).Sum();

            Assert.Equal(logit, scores[n], 1e-4);
            Assert.Equal(logit, model.Bias + attributions[(n * windows.Bands)..((n + 1) * windows.Bands)].Sum(v => (double)v), 1e-4);

            // Two passes are the quartiles of a normal distribution, 0.6745 deviations from its mean.
            Assert.Equal(logit - (0.67448975 * Math.Sqrt(variance)), samples[2 * n], 1e-4);
            Assert.Equal(logit + (0.67448975 * Math.Sqrt(variance)), samples[(2 * n) + 1], 1e-4);
        }
    }

    [Fact]
    public void The_covariance_is_the_inverse_of_the_gradients_slope()
    {
        const double L2 = 2;
        const double Step = 1e-5;
        using var model = Fitted(L2, Training);
        using var folder = new TemporaryFolder();
        model.Save(folder.FullPath);
        double[][] covariance = JsonNode.Parse(File.ReadAllText(folder["coefficients.json"]))!["covariance"].Deserialize<double[][]>()!;

        // Every distinct row once, at the coefficients of the repeated rows.
        var rows = Rows([.. Training.Distinct()]);
        double[] at = [.. model.Coefficients, model.Bias];
        int size = at.Length;
        double[][] slope = [.. Enumerable.Range(0, size).Select(i =>
        {
            double[] above = [.. at], below = [.. at];
            above[i] += Step;
            below[i] -= Step;
            return Gradient(rows, above, L2).Zip(Gradient(rows, below, L2), (high, low) => (high - low) / (2 * Step)).ToArray();
        })];

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double product = Enumerable.Range(0, size).Sum(k => slope[i][k] * covariance[k][j]);
                Assert.Equal(i == j ? 1 : 0, product, 1e-5);
            }
        }
    }

    [Fact]
    public void Repeating_sites_does_not_make_the_model_surer_of_itself()
    {
        var sites = Training.Distinct().Where(sample => sample.Positive).ToList();
        Sample[] balanced = [.. Training.Distinct()];
        Sample[] everythingTwice = [.. balanced, .. balanced];
        var windows = district.BatchOf([.. sites.Select(sample => sample.Centre)]);

        // Twice the rows with twice the penalty have the same optimum; a naive curvature would halve the variance.
        using var once = Fitted(1, balanced);
        using var twice = Fitted(2, everythingTwice);

        Assert.True(Spread(twice, windows) > 0.75 * Spread(once, windows), $"{Spread(twice, windows)} after {Spread(once, windows)}");
    }

    [Fact]
    public void A_training_set_of_one_class_is_refused()
    {
        foreach (bool positive in new[] { true, false })
        {
            using var model = new LogisticRegressionModel(new());
            var task = district.TaskOf(district.Samples, TestContext.Current.CancellationToken) with { Training = [.. Training.Where(sample => sample.Positive == positive)] };

            var error = Assert.Throws<LogisticRegressionException>(() => model.Fit(task));

            Assert.Contains(positive ? "and 0 of negatives" : "holds 0 rows of sites", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e-9)]
    [InlineData(double.PositiveInfinity)]
    public void A_penalty_outside_its_range_is_refused(double l2)
    {
        var error = Assert.Throws<LogisticRegressionException>(() => new LogisticRegressionModel(new() { L2 = l2 }));

        Assert.Contains("logistic.l2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_fitted_says_so()
    {
        using var model = new LogisticRegressionModel(new());

        Assert.Throws<InvalidOperationException>(() => model.Score(district.BatchOf(district.Spread(1)), new float[1]));
        Assert.Throws<InvalidOperationException>(() => model.Bias);
    }

    [Theory]
    [InlineData("""{"schema":1,"coefficients":[1],"bias":0,"covariance":[[1,0],[0,1]]}""", "1 coefficients, but the model has 2 bands")]
    [InlineData("""{"schema":1,"coefficients":[1,2],"bias":0,"covariance":[[1,0],[0,1]]}""", "not 3 x 3")]
    [InlineData("""{"schema":1,"coefficients":[1,2],"bias":0,"covariance":[[1,0,0],[0,1,0],[0,0]]}""", "not 3 x 3")]
    [InlineData("""{"schema":1,"coefficients":[1,"NaN"],"bias":0,"covariance":[[1,0,0],[0,1,0],[0,0,1]]}""", "not finite")]
    [InlineData("""{"schema":1,"coefficients":[1,2],"bias":"Infinity","covariance":[[1,0,0],[0,1,0],[0,0,1]]}""", "not finite")]
    [InlineData("""{"schema":1,"coefficients":[1,2],"bias":0,"covariance":[[1,0,0],[0,-1,0],[0,0,1]]}""", "variance is above 0")]
    [InlineData("""{"schema":1,"coefficients":[1,2],"bias":0,"covariance":[[1,0,0.5],[0,1,0],[0,0,1]]}""", "not symmetric")]
    [InlineData("""{"schema":2,"coefficients":[1,2],"bias":0,"covariance":[[1,0,0],[0,1,0],[0,0,1]]}""", "schema is 2")]
    [InlineData("""{"schema":1,"coefficients":null,"bias":0,"covariance":[[1,0,0],[0,1,0],[0,0,1]]}""", "null")]
    [InlineData("""{"schema":1,"bias":0,"covariance":[[1,0,0],[0,1,0],[0,0,1]]}""", "coefficients")]
    [InlineData("""{"schema":1,"coefficients":[1,2],"bias":0,"extra":1,"covariance":[[1,0,0],[0,1,0],[0,0,1]]}""", "extra")]
    [InlineData("null", "empty")]
    [InlineData("", "damaged")]
    public void Parameters_that_cannot_be_are_refused(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["coefficients.json"], text);

        var error = Assert.Throws<ModelException>(() => LogisticRegressionModel.Load(folder.FullPath, CardOfTwoBands()));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("coefficients.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_too_long_for_its_bands_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["coefficients.json"], new string(' ', 10_000));

        var error = Assert.Throws<ModelException>(() => LogisticRegressionModel.Load(folder.FullPath, CardOfTwoBands()));

        Assert.Contains("10,000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_another_model_are_refused()
    {
        using var folder = new TemporaryFolder();
        var card = CardOfTwoBands() with { Settings = JsonNode.Parse("""{"trees":100}""")! };

        var error = Assert.Throws<ModelException>(() => LogisticRegressionModel.Load(folder.FullPath, card));

        Assert.Contains("trees", error.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Sample> Training => district.Samples.Of(SampleSet.Train);

    private static ModelCard CardOfTwoBands() => new()
    {
        Model = "logistic",
        Target = "copper",
        Bands = [new("a", Gossan.Evidence.Layers.LayerKind.Binary, []), new("b", Gossan.Evidence.Layers.LayerKind.Binary, [])],
        Windows = new(),
        Seed = 1,
        Version = "0",
        Parameters = "coefficients.json",
        ParametersSha256 = "",
        Settings = JsonNode.Parse("""{"l2":1}""")!,
    };

    /// <summary>Mean standard deviation of the logit over windows, from the quartiles.</summary>
    private static double Spread(LogisticRegressionModel model, WindowBatch windows)
    {
        float[] samples = new float[windows.Count * 2];
        model.Sample(windows, 2, new float[windows.Count], samples);
        return Enumerable.Range(0, windows.Count).Average(n => samples[(2 * n) + 1] - (double)samples[2 * n]);
    }

    private LogisticRegressionModel Fitted(double l2, IReadOnlyList<Sample> training)
    {
        var model = new LogisticRegressionModel(new() { L2 = l2 });
        model.Fit(district.TaskOf(district.Samples, TestContext.Current.CancellationToken) with { Training = training });
        return model;
    }

    /// <summary>Values with a 1 for the bias behind them, and the label.</summary>
    private (double[] X, double Y)[] Rows(IReadOnlyList<Sample> samples)
    {
        var windows = district.BatchOf([.. samples.Select(sample => sample.Centre)]);
        return [.. samples.Select((sample, i) => ((double[])[.. windows.CentreCell(i).ToArray().Select(v => (double)v), 1], sample.Positive ? 1.0 : 0))];
    }

    /// <summary>Gradient of the log-loss, summed over rows, plus the penalty's, which leaves the bias alone.</summary>
    private static double[] Gradient((double[] X, double Y)[] rows, double[] at, double l2)
    {
        double[] gradient = [.. at[..^1].Select(v => l2 * v), 0];
        foreach (var (x, y) in rows)
        {
            double error = (1 / (1 + Math.Exp(-x.Zip(at, (a, b) => a * b).Sum()))) - y;
            for (int i = 0; i < x.Length; i++)
            {
                gradient[i] += error * x[i];
            }
        }

        return gradient;
    }

    /// <summary>Newton's method in double precision, its equations solved by Gauss and Jordan: nothing in common with the code under test.</summary>
    private static double[] Newton((double[] X, double Y)[] rows, double l2)
    {
        int size = rows[0].X.Length;
        double[] at = new double[size];
        for (int step = 0; step < 30; step++)
        {
            double[] right = Gradient(rows, at, l2);
            double[][] left = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j && i < size - 1 ? l2 : 0).ToArray())];
            foreach (var (x, _) in rows)
            {
                double p = 1 / (1 + Math.Exp(-x.Zip(at, (a, b) => a * b).Sum()));
                for (int i = 0; i < size; i++)
                {
                    for (int j = 0; j < size; j++)
                    {
                        left[i][j] += p * (1 - p) * x[i] * x[j];
                    }
                }
            }

            for (int i = 0; i < size; i++)
            {
                for (int other = 0; other < size; other++)
                {
                    if (other != i)
                    {
                        double factor = left[other][i] / left[i][i];
                        for (int j = i; j < size; j++)
                        {
                            left[other][j] -= factor * left[i][j];
                        }

                        right[other] -= factor * right[i];
                    }
                }
            }

            for (int i = 0; i < size; i++)
            {
                at[i] -= right[i] / left[i][i];
            }
        }

        return at;
    }
}
