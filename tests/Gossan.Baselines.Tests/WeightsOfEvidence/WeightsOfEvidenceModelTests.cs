using System.Text.Json.Nodes;
using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.WeightsOfEvidence;

public sealed class WeightsOfEvidenceModelTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    private IReadOnlyList<Sample> Training => district.Samples.Of(SampleSet.Train);

    [Theory]
    [InlineData(WofeGeneralisation.Binary)]
    [InlineData(WofeGeneralisation.MultiClass)]
    public void Weights_are_those_of_counting_by_hand(WofeGeneralisation generalise)
    {
        using var model = Fitted(new() { Generalise = generalise });
        var rows = Rows();
        int sites = rows.Count(row => row.Positive), negatives = rows.Count - sites, sure = 0;

        for (int band = 0; band < model.Layers.Count; band++)
        {
            foreach (var group in rows.GroupBy(row => model.Layers[band].At(row.Values[band]).GeneralisedClass).Where(group => group.Key != GeneralisedWeights.NoEvidence))
            {
                var weight = model.Layers[band].At(group.First().Values[band]);
                double on = group.Count(row => row.Positive) + 0.5, off = group.Count(row => !row.Positive) + 0.5;

                Assert.Equal(Math.Log(on / (sites + 1) / (off / (negatives + 1))), weight.Weight, 1e-9);
                Assert.Equal(Math.Sqrt((1 / on) + (1 / off)), weight.Deviation, 1e-9);
                sure++;
            }
        }

        Assert.True(sure >= 4, $"{sure} classes have a weight");
        Assert.Equal(Math.Log((double)sites / negatives), model.PriorLogit, 1e-12);
    }

    [Fact]
    public void No_other_cut_is_surer_than_the_one_taken()
    {
        using var model = Fitted(new());
        var rows = Rows();
        int sites = rows.Count(row => row.Positive), cut = 0;

        for (int band = 0; band < model.Layers.Count; band++)
        {
            var layer = model.Layers[band];
            double[] studentised = [.. layer.Bounds.Select(bound =>
            {
                double on = rows.Count(row => row.Positive && row.Values[band] <= bound) + 0.5, off = rows.Count(row => !row.Positive && row.Values[band] <= bound) + 0.5;
                double rest = sites + 1 - on, restOff = rows.Count - sites + 1 - off;
                return Math.Abs(Math.Log(on * restOff / (off * rest)) / Math.Sqrt((1 / on) + (1 / off) + (1 / rest) + (1 / restOff)));
            })];

            Assert.Equal(studentised.DefaultIfEmpty(0).Max() >= 1.5, layer.Weights.IsEvidence);
            if (layer.Weights.IsEvidence)
            {
                Assert.Equal(studentised.Max(), layer.Weights.Table.Rows.Max(row => row.Weights.Studentised), 1e-9);
                cut++;
            }
        }

        Assert.True(cut > 0);
    }

    [Fact]
    public void Classes_hold_about_equal_numbers_of_samples()
    {
        using var model = Fitted(new() { Classes = 4 });
        var rows = Rows();

        foreach (var (layer, band) in model.Layers.Select((layer, band) => (layer, band)).Where(pair => pair.layer.Bounds.Count > 1))
        {
            // A class ends with the value at its quarter of the sorted samples.
            float[] sorted = [.. rows.Select(row => row.Values[band]).Order()];
            float[] quarters = [.. Enumerable.Range(1, 3).Select(i => sorted[(int)Math.Ceiling(sorted.Length * i / 4.0) - 1]).Distinct().Where(value => value < sorted[^1])];
            Assert.Equal(quarters, layer.Bounds);
            Assert.Equal(rows.Count, layer.Weights.Table.Counts.Cells);
        }

        Assert.Contains(model.Layers, layer => layer.Bounds.Count == 3);
    }

    [Fact]
    public void Score_explanation_and_spread_follow_their_formulas()
    {
        using var model = Fitted(new());
        var rows = Rows();
        int sites = rows.Count(row => row.Positive);
        var windows = district.BatchOf(district.Spread(20));
        float[] scores = new float[20], attributions = new float[20 * windows.Bands], samples = new float[20 * 2];
        model.Score(windows, scores);
        model.Explain(windows, new(), attributions, []);
        model.Sample(windows, 2, new float[20], samples);

        for (int n = 0; n < 20; n++)
        {
            ClassWeight[] weights = [.. windows.CentreCell(n).ToArray().Select((value, band) => model.Layers[band].At(value))];
            double logit = model.PriorLogit + weights.Sum(weight => weight.Weight);
            double deviation = Math.Sqrt((1.0 / sites) + (1.0 / (rows.Count - sites)) + weights.Sum(weight => weight.Deviation * weight.Deviation));

            Assert.Equal(logit, scores[n], 1e-5);
            Assert.Equal(logit, model.PriorLogit + attributions[(n * windows.Bands)..((n + 1) * windows.Bands)].Sum(v => (double)v), 1e-5);

            // Two passes are the quartiles of a normal distribution, 0.6745 deviations from its mean.
            Assert.Equal(logit - (0.67448975 * deviation), samples[2 * n], 1e-5);
            Assert.Equal(logit + (0.67448975 * deviation), samples[(2 * n) + 1], 1e-5);
        }
    }

    [Fact]
    public void Rows_that_are_repeated_for_balance_count_once()
    {
        using var model = Fitted(new());
        using var once = Fitted(new(), [.. Training.Distinct()]);
        using var thrice = Fitted(new(), [.. Training, .. Training, .. Training]);
        var windows = district.BatchOf(district.Spread(30));

        Assert.Equal(Scores(once, windows), Scores(model, windows));
        Assert.Equal(Scores(once, windows), Scores(thrice, windows));
    }

    [Fact]
    public void A_confidence_that_nothing_reaches_leaves_the_prior()
    {
        using var model = Fitted(new() { Confidence = 10 });

        Assert.All(Scores(model, district.BatchOf(district.Spread(10))), score => Assert.Equal((float)model.PriorLogit, score));
        Assert.Equal(1, model.Independence.Ratio, 1e-9);
    }

    [Fact]
    public void Independence_compares_the_sites_with_the_sum_of_probabilities()
    {
        using var model = Fitted(new());
        var distinct = Training.Distinct().ToList();
        float[] scores = Scores(model, district.BatchOf([.. distinct.Select(sample => sample.Centre)]));

        Assert.Equal(distinct.Count(sample => sample.Positive), model.Independence.Observed);
        Assert.Equal(scores.Sum(score => 1 / (1 + Math.Exp(-score))), model.Independence.Expected, 1e-4);
        Assert.True(model.Independence.Deviation > 0);
    }

    [Theory]
    [InlineData(WofeGeneralisation.Binary)]
    [InlineData(WofeGeneralisation.MultiClass)]
    public void A_loaded_model_writes_the_same_tables(WofeGeneralisation generalise)
    {
        using var model = Fitted(new() { Generalise = generalise, Classes = 7 });
        using var folder = new TemporaryFolder();
        var saved = model.Save(folder.FullPath);
        using var loaded = WeightsOfEvidenceModel.Load(folder.FullPath, CardOfTwoBands() with { Bands = district.Windows.Stacks[0].Layers, Settings = saved.Settings });

        model.WriteTables(folder["fitted"]);
        loaded.WriteTables(folder["loaded"]);

        string[] files = [.. Directory.GetFiles(folder["fitted"]).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        Assert.Equal(district.Windows.Bands.Count + 2, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllText(folder["fitted/" + file]), File.ReadAllText(folder["tables/" + file])));
        Assert.All(files, file => Assert.Equal(File.ReadAllText(folder["fitted/" + file]), File.ReadAllText(folder["loaded/" + file])));
        Assert.Equal(model.Independence, loaded.Independence);
    }

    [Fact]
    public void The_list_of_layers_gives_the_range_and_weight_of_each_class()
    {
        using var model = Fitted(new());
        using var folder = new TemporaryFolder();
        model.WriteTables(folder.FullPath);
        string[] lines = File.ReadAllLines(folder["layers.csv"]);
        var layer = model.Layers[0];

        string[] second = lines[2].Split(',');

        Assert.Equal(1 + model.Layers.Sum(each => each.Bounds.Count + 1), lines.Length);
        Assert.Equal($"\"{layer.Name}\"", second[0]);
        Assert.True(File.Exists(folder[second[1]]), second[1]);
        Assert.Equal(2, int.Parse(second[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(layer.Bounds[0], float.Parse(second[3], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(layer.Weights.Classes.Single(each => each.Value == 2).Weight, double.Parse(second[6], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_training_set_of_one_class_is_refused()
    {
        foreach (bool positive in new[] { true, false })
        {
            var error = Assert.Throws<WeightsOfEvidenceException>(() => Fitted(new(), [.. Training.Where(sample => sample.Positive == positive)]));

            Assert.Contains(positive ? "and 0 of negatives" : "holds 0 rows of sites", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Options_outside_their_ranges_are_refused_all_at_once()
    {
        var error = Assert.Throws<WeightsOfEvidenceException>(() => new WeightsOfEvidenceModel(new() { Classes = 1, Confidence = double.NaN, Generalise = (WofeGeneralisation)7 }));

        Assert.Contains("wofe.classes is 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("wofe.confidence is NaN", error.Message, StringComparison.Ordinal);
        Assert.Contains("wofe.generalise is 7", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(101, 2)]
    [InlineData(10, -0.1)]
    [InlineData(10, 10.1)]
    public void One_option_outside_its_range_is_refused(int classes, double confidence) =>
        Assert.Throws<WeightsOfEvidenceException>(() => new WofeOptions { Classes = classes, Confidence = confidence }.Validated());

    [Fact]
    public void A_model_that_is_not_fitted_says_so()
    {
        using var model = new WeightsOfEvidenceModel(new());

        Assert.Throws<InvalidOperationException>(() => model.Score(district.BatchOf(district.Spread(1)), new float[1]));
        Assert.Throws<InvalidOperationException>(() => model.Independence);
        Assert.Throws<InvalidOperationException>(() => model.Layers);
        Assert.Throws<InvalidOperationException>(() => model.Save(Path.GetTempPath()));
    }

    [Fact]
    public void Counts_of_two_layers_are_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["counts.json"], Json("""{"bounds":[0],"sites":[1,3],"negatives":[15,5]}""", """{"bounds":[],"sites":[4],"negatives":[20]}"""));

        using var model = WeightsOfEvidenceModel.Load(folder.FullPath, CardOfTwoBands());

        Assert.Equal(Math.Log(3.5 / 5 / (5.5 / 21)), model.Layers[0].At(1).Weight, 1e-12);
        Assert.Equal(Math.Log(1.5 / 5 / (15.5 / 21)), model.Layers[0].At(0).Weight, 1e-12);
        Assert.False(model.Layers[1].Weights.IsEvidence);
    }

    [Theory]
    [InlineData("""{"bounds":[0],"sites":[1,3],"negatives":[15,6]}""", "layer 2 has counts that do not add up to 4 sites and 20 negatives")]
    [InlineData("""{"bounds":[0],"sites":[-1,5],"negatives":[15,5]}""", "do not add up")]
    [InlineData("""{"bounds":[0,1],"sites":[1,3],"negatives":[15,5]}""", "2 bounds")]
    [InlineData("""{"bounds":[1,0],"sites":[1,2,1],"negatives":[15,4,1]}""", "do not ascend")]
    [InlineData("""{"bounds":["NaN"],"sites":[1,3],"negatives":[15,5]}""", "do not ascend")]
    [InlineData("""{"bounds":[0,1,2,3],"sites":[1,3,0,0,0],"negatives":[15,5,0,0,0]}""", "4 bounds")]
    [InlineData("""{"bounds":[0],"sites":[1,3]}""", "negatives")]
    [InlineData("""{"bounds":null,"sites":[1,3],"negatives":[15,5]}""", "bounds")]
    [InlineData("""{"bounds":[0],"sites":[1,3],"negatives":[15,5],"extra":1}""", "extra")]
    [InlineData("null", "layer 2 is empty")]
    public void A_layer_that_cannot_be_is_refused(string layer, string reason) => AssertDamaged(Json("""{"bounds":[0],"sites":[1,3],"negatives":[15,5]}""", layer), reason);

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2", "schema is 2")]
    [InlineData("\"sites\":4", "\"sites\":0", "0 sites")]
    [InlineData("\"expected\":4.5", "\"expected\":\"NaN\"", "expects NaN")]
    [InlineData("\"expected_deviation\":1", "\"expected_deviation\":0", "deviation of 0")]
    [InlineData("\"layers\":[", "\"layers\":[null,", "3 layers, but the model has 2 bands")]
    public void Counts_that_cannot_be_are_refused(string text, string damage, string reason)
    {
        const string Layer = """{"bounds":[0],"sites":[1,3],"negatives":[15,5]}""";
        string whole = Json(Layer, Layer);
        Assert.Contains(text, whole, StringComparison.Ordinal);
        AssertDamaged(whole.Replace(text, damage, StringComparison.Ordinal), reason);
    }

    [Theory]
    [InlineData("null", "empty")]
    [InlineData("", "damaged")]
    public void A_file_without_counts_is_refused(string text, string reason) => AssertDamaged(text, reason);

    [Fact]
    public void A_file_too_long_for_its_bands_is_refused_unread() => AssertDamaged(new string(' ', 10_000), "10,000 bytes");

    [Fact]
    public void Settings_of_another_model_are_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("trees", Assert.Throws<ModelException>(() => WeightsOfEvidenceModel.Load(folder.FullPath, CardOfTwoBands() with { Settings = JsonNode.Parse("""{"trees":100}""")! })).Message, StringComparison.Ordinal);
        Assert.Throws<WeightsOfEvidenceException>(() => WeightsOfEvidenceModel.Load(folder.FullPath, CardOfTwoBands() with { Settings = JsonNode.Parse("""{"classes":1000}""")! }));
    }

    private static string Json(params string[] layers) =>
        $$"""{"schema":1,"sites":4,"negatives":20,"layers":[{{string.Join(',', layers)}}],"expected":4.5,"expected_deviation":1}""";

    private static void AssertDamaged(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["counts.json"], text);

        var error = Assert.Throws<ModelException>(() => WeightsOfEvidenceModel.Load(folder.FullPath, CardOfTwoBands()));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("counts.json", error.Message, StringComparison.Ordinal);
    }

    private static ModelCard CardOfTwoBands() => new()
    {
        Model = "wofe",
        Target = "copper",
        Bands = [new("a", LayerKind.Binary, []), new("b", LayerKind.Binary, [])],
        Windows = new(),
        Seed = 1,
        Version = "0",
        Parameters = "counts.json",
        ParametersSha256 = "",
        Settings = JsonNode.Parse("""{"classes":4,"confidence":1,"generalise":"multi-class"}""")!,
    };

    private static float[] Scores(WeightsOfEvidenceModel model, WindowBatch windows)
    {
        float[] scores = new float[windows.Count];
        model.Score(windows, scores);
        return scores;
    }

    private WeightsOfEvidenceModel Fitted(WofeOptions options, IReadOnlyList<Sample>? training = null)
    {
        var model = new WeightsOfEvidenceModel(options);
        model.Fit(district.TaskOf(district.Samples, TestContext.Current.CancellationToken) with { Training = training ?? Training });
        return model;
    }

    private List<(float[] Values, bool Positive)> Rows()
    {
        var distinct = Training.Distinct().ToList();
        var windows = district.BatchOf([.. distinct.Select(sample => sample.Centre)]);
        return [.. distinct.Select((sample, i) => (windows.CentreCell(i).ToArray(), sample.Positive))];
    }
}
