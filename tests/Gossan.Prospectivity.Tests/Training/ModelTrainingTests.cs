using System.Globalization;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Calibration;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Training;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Training;

public sealed class ModelTrainingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly WindowSource windows;
    private readonly SampleDraw samples;

    public ModelTrainingTests()
    {
        stack = Made.Stack(folder, "r", 40, 50, (r, c) => (float)Math.Sin((r * 0.7) + c), (r, c) => ((r * c) % 13) / 5f);
        windows = new([stack], new() { Size = 5 });
        var sites = Made.Centres(windows).Where((_, i) => i % 80 == 3).ToList();
        samples = SampleDraw.From(windows, sites, new() { Split = SplitKind.Random }, 4);
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void All_files_of_a_model_are_written_and_it_can_be_read_again()
    {
        using var result = Run("m").Model;
        var read = ModelCard.Read(folder["m"]);

        Assert.Equal(
            ["history.csv", "metrics.json", "model.json", "model.txt", "predictions.csv", "samples.csv"],
            Directory.GetFileSystemEntries(folder["m"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Equal(RecordJson.TextOf(result.Card), RecordJson.TextOf(read));
        Assert.Equal(("centre", "nickel", 4L, "0.1.0", "model.txt"), (read.Model, read.Target, read.Seed, read.Version, read.Parameters));
        Assert.Equal(windows.Options, read.Windows);
        Assert.Equal("epoch,train_loss,validation_loss\n1,0.5,0.25\n2,0.125,NaN\n", File.ReadAllText(folder["m/history.csv"]));
    }

    [Fact]
    public void The_same_training_gives_the_same_bytes()
    {
        Run("a").Model.Dispose();
        Run("b").Model.Dispose();

        Assert.All(Directory.GetFiles(folder["a"]), path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(folder["b"], Path.GetFileName(path)))));
    }

    [Fact]
    public void A_repeated_site_counts_once_in_every_metric()
    {
        var result = Run("m");
        result.Model.Dispose();
        var training = samples.Of(SampleSet.Train);
        var distinct = training.Distinct().ToList();

        Assert.True(training.Count > distinct.Count);
        Assert.Equal((distinct.Count(s => s.Positive), distinct.Count(s => !s.Positive)), (result.Metrics["train"].Positives, result.Metrics["train"].Negatives));
        Assert.Equal(samples.Samples.Count + 1, File.ReadLines(folder["m/samples.csv"]).Count());
        Assert.Equal(samples.Samples.Distinct().Count() + 1, File.ReadLines(folder["m/predictions.csv"]).Count());
        Assert.Equal(["test", "train", "validation"], result.Metrics.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Temperature_and_threshold_come_from_validation_alone()
    {
        var result = Run("m");
        result.Model.Dispose();
        var validation = samples.Of(SampleSet.Validation);
        float[] logits = [.. validation.Select(LogitOf)];
        bool[] labels = [.. validation.Select(sample => sample.Positive)];
        double temperature = TemperatureScaling.Fit(logits, labels);
        double threshold = DecisionThreshold.BestF1(TemperatureScaling.Likelihoods(logits, temperature), labels);

        Assert.Equal((temperature, threshold), (result.Model.Card.Temperature, result.Model.Card.Threshold));
        var test = samples.Of(SampleSet.Test);
        Assert.Equal(
            SplitMetrics.Of([.. test.Select(LogitOf)], [.. test.Select(sample => sample.Positive)], temperature, threshold),
            result.Metrics["test"]);
    }

    [Fact]
    public void Predictions_hold_logit_and_calibrated_likelihood_of_each_sample()
    {
        var result = Run("m");
        result.Model.Dispose();
        string[] lines = File.ReadAllLines(folder["m/predictions.csv"]);
        Assert.Equal("region,row,column,label,set,logit,likelihood", lines[0]);
        foreach (var (line, sample) in lines.Skip(1).Zip(samples.Samples.Distinct()))
        {
            string[] fields = line.Split(',');
            Assert.Equal(
                ["r", $"{sample.Centre.Row}", $"{sample.Centre.Column}", sample.Positive ? "1" : "0", SampleTable.NameOf(sample.Set)],
                fields[..5],
                StringComparer.Ordinal);
            float logit = LogitOf(sample);
            Assert.Equal(logit, float.Parse(fields[5], CultureInfo.InvariantCulture));
            Assert.Equal(1 / (1 + Math.Exp(-logit / result.Model.Card.Temperature)), double.Parse(fields[6], CultureInfo.InvariantCulture), 1e-8);
        }
    }

    [Fact]
    public void The_model_is_fitted_on_training_and_validation_and_never_sees_the_test()
    {
        var model = new CentreCellModel();
        Run("m", model).Model.Dispose();

        Assert.Equal(samples.Of(SampleSet.Train), model.Task!.Training);
        Assert.Equal(samples.Of(SampleSet.Validation), model.Task.Validation);
        Assert.Equal((4L, folder["state.bin"], "key"), (model.Task.Seed, model.Task.StatePath, model.Task.StateKey));
    }

    [Fact]
    public void Scores_that_are_no_numbers_stop_the_training_before_anything_is_written()
    {
        var thrown = Assert.Throws<ModelException>(() => Run("m", new CentreCellModel { Bias = float.NaN }));

        Assert.Contains("the centre model scores the window at row", thrown.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullPath, "m")));
    }

    private TrainingResult Run(string name, CentreCellModel? model = null) => ModelTraining.Run(
        model ?? new CentreCellModel(),
        new()
        {
            Target = "nickel",
            Windows = windows,
            Samples = samples,
            Seed = 4,
            Folder = Path.Combine(folder.FullPath, name),
            StatePath = folder["state.bin"],
            StateKey = "key",
            Version = "0.1.0",
        },
        null,
        TestContext.Current.CancellationToken);

    private float LogitOf(Sample sample)
    {
        float[] cell = new float[2];
        stack.CopyCells(sample.Centre.Row, sample.Centre.Column, cell);
        return CentreCellModel.LogitOf(cell[0], cell[1]);
    }
}
