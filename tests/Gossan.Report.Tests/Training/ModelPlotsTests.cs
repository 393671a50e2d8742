using Gossan.Evidence.Samples;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Training;
using Gossan.Report.Plots;
using Gossan.Report.Training;
using Gossan.Testing;

namespace Gossan.Report.Tests.Training;

public sealed class ModelPlotsTests : IDisposable
{
    private static readonly TrainingHistory History = new(["train_loss", "validation_loss", "validation_auprc"], [[0.7, 0.8, 0.1], [0.5, 0.6, 0.2]]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Exactly_the_files_that_are_named_are_written_with_the_numbers_in_the_legend(bool epochs)
    {
        Draw("plots", Samples, epochs ? History : TrainingHistory.None);

        Assert.Equal(ModelPlots.FilesIn(folder["plots"], epochs).Order(StringComparer.Ordinal), Directory.GetFiles(folder["plots"]).Order(StringComparer.Ordinal));
        Assert.Equal(epochs, ModelPlots.HistoryFilesIn(folder["plots"]).All(File.Exists));
        Assert.Contains("AUROC 0.750", File.ReadAllText(folder["plots/roc.svg"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_samples_without_sites_are_drawn_as_lines_without_values()
    {
        Draw("plots", [.. Samples.Where(sample => !sample.Positive)], TrainingHistory.None);
        Draw("none", [], TrainingHistory.None);

        Assert.All(ModelPlots.FilesIn(folder["none"], history: false), path => Assert.True(File.Exists(path), path));
    }

    [Fact]
    public void An_ensembles_members_are_lines_of_their_own()
    {
        HistoryPlot.Draw(folder["h"], "t", "loss", new(["member", "train_loss", "validation_loss"], [[1, 0.7, 0.8], [1, 0.5, 0.6], [2, 0.9, 0.7], [2, 0.4, 0.5]]));

        string svg = File.ReadAllText(folder["h.svg"]);
        Assert.Contains("<title>train, member 1</title>", svg, StringComparison.Ordinal);
        Assert.Contains("<title>validation, member 2</title>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_area_under_the_steps_of_precision_is_the_average_precision()
    {
        float[] scores = [0.9f, 0.8f, 0.8f, 0.6f, 0.4f, 0.3f, 0.1f];
        bool[] positive = [true, false, true, false, false, true, false];
        var series = PrecisionRecallSteps.Of("m", PrecisionRecallCurve.Of(scores, positive));

        // As the plot draws steps: each y holds until the next x, here from full recall down.
        double area = Enumerable.Range(0, series.X.Count - 1).Sum(i => series.Y[i] * (series.X[i] - series.X[i + 1]));

        Assert.Equal(RankMetrics.Auprc(scores, positive), area, 1e-12);
    }

    private static Prediction[] Samples { get; } =
    [
        .. new[] { (true, 2f), (true, -0.5f), (false, 0f), (false, -1f) }.Select(sample => new Prediction("r", 0, 0, sample.Item1, SampleSet.Test, sample.Item2, 1 / (1 + Math.Exp(-sample.Item2)))),
        new("r", 0, 0, true, SampleSet.Train, -9, 0.1),
    ];

    private void Draw(string name, IReadOnlyList<Prediction> samples, TrainingHistory history)
    {
        Prediction[] test = [.. samples.Where(sample => sample.Set == SampleSet.Test)];
        ModelPlots.Draw(folder[name], "nickel", "mae", samples, SplitMetrics.Of([.. test.Select(sample => sample.Logit)], [.. test.Select(sample => sample.Positive)], 1, 0.5), history);
    }
}
