using System.Text.Json.Nodes;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Models;

public sealed class ModelCardTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_card_survives_its_file()
    {
        var card = Written();
        var read = ModelCard.Read(folder.FullPath);

        Assert.Equal(RecordJson.TextOf(card), RecordJson.TextOf(read));
        Assert.Equal(card.Windows, read.Windows);
        Assert.Equal(card.Bands[0].Steps, read.Bands[0].Steps);
        Assert.Equal((long.MinValue, 1.0 / 3, 0.123), (read.Seed, read.Temperature, read.Threshold));
        Assert.Equal(7, (int)read.Settings["depth"]!);
    }

    [Theory]
    [InlineData("parameterz")]
    [InlineData("param")]
    [InlineData("")]
    public void Changed_or_cut_parameters_are_refused(string content)
    {
        Written();
        File.WriteAllText(folder["model.bin"], content);
        var thrown = Assert.Throws<ModelException>(() => ModelCard.Read(folder.FullPath));

        Assert.Contains("model.bin is not the file that model.json was written with", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("changed, cut short, or belongs to another model", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_are_not_there_are_named()
    {
        Written();
        File.Delete(folder["model.bin"]);

        Assert.Contains("model.bin is missing, though model.json names it", Assert.Throws<ModelException>(() => ModelCard.Read(folder.FullPath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_model_says_what_to_run() =>
        Assert.Contains("holds no trained model (model.json is missing).\nRun `gossan train` first.", Assert.Throws<ModelException>(() => ModelCard.Read(folder.FullPath)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"model\": \"mae\"}")]
    public void A_damaged_card_is_refused(string text)
    {
        Written();
        File.WriteAllText(ModelCard.PathIn(folder.FullPath), text);

        Assert.Contains("model.json is damaged", Assert.Throws<ModelException>(() => ModelCard.Read(folder.FullPath)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"schema\": 1,", "\"schema\": 1, \"colour\": 1,", "colour")]
    [InlineData("\"step\": \"standardize\",", "", "")]
    [InlineData("\"step\": \"standardize\",", "\"step\": \"polish\",", "")]
    public void Members_and_steps_that_nobody_knows_are_refused(string part, string other, string named)
    {
        Written();
        string path = ModelCard.PathIn(folder.FullPath), text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, other, StringComparison.Ordinal));
        var thrown = Assert.Throws<ModelException>(() => ModelCard.Read(folder.FullPath));

        Assert.Contains("model.json is damaged", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(named, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../model.bin")]
    [InlineData("/model.bin")]
    [InlineData("sub/../model.bin")]
    [InlineData("..")]
    [InlineData("")]
    public void Parameters_cannot_lie_outside_the_folder(string name)
    {
        // The hash fits the file in the folder, so that only the name can betray it.
        (Written() with { Parameters = name }).Write(folder.FullPath);

        Assert.Throws<ModelException>(() => ModelCard.Read(folder.FullPath));
    }

    [Fact]
    public void Other_bands_and_other_windows_are_refused()
    {
        using var stack = Made.Stack(folder, "r", 6, 6, (r, c) => r, (r, c) => c);
        var windows = new WindowSource([stack], new() { Size = 3 });
        using var model = new TrainedModel(new CentreCellModel(), Written());
        string message = Assert.Throws<BandMismatchException>(() => model.RequireSameInput("out/x", windows)).Message;

        Assert.Contains("region 'r' does not have the bands of the model in out/x (2 against 1): missing 'mag'; additional 'band0', 'band1'", message, StringComparison.Ordinal);

        using var fitting = new TrainedModel(new CentreCellModel(), Written() with { Bands = [.. stack.Layers.Reverse()] });
        Assert.Contains("another order: band 1 should be 'band1' and is 'band0'", Assert.Throws<BandMismatchException>(() => fitting.RequireSameInput("out/x", windows)).Message, StringComparison.Ordinal);

        using var other = new TrainedModel(new CentreCellModel(), Written() with { Bands = stack.Layers });
        Assert.Contains("was trained on windows of 5 cells, but windows.size is 3", Assert.Throws<ModelException>(() => other.RequireSameInput("out/x", windows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Likelihood_and_spread_are_calibrated()
    {
        using var stack = Made.Stack(folder, "r", 5, 5, (r, c) => r / 3f, (r, c) => c / 2f);
        var windows = new WindowSource([stack], new() { Size = 1 });
        var batch = windows.NewBatch(25);
        windows.Fill(Made.Centres(windows), batch);
        var inner = new CentreCellModel();
        float[] likelihood = new float[25], spread = new float[25];
        using (var model = new TrainedModel(inner, Written() with { Temperature = 2 }))
        {
            model.Predict(batch, likelihood, spread, passes: 10);
        }

        for (int i = 0; i < 25; i++)
        {
            double logit = CentreCellModel.LogitOf(i / 5 / 3f, i % 5 / 2f);
            double[] p = [.. Enumerable.Range(0, 10).Select(pass => 1 / (1 + Math.Exp(-(logit + CentreCellModel.Shift(pass)) / 2)))];
            Assert.Equal(1 / (1 + Math.Exp(-logit / 2)), likelihood[i], 1e-6);
            Assert.Equal(Math.Sqrt(p.Sum(v => (v - p.Average()) * (v - p.Average())) / 9), spread[i], 1e-6);
        }

        Assert.True(inner.Disposed);
    }

    private ModelCard Written()
    {
        string parameters = folder["model.bin"];
        File.WriteAllText(parameters, "parameters");
        var card = new ModelCard
        {
            Model = "centre",
            Target = "nickel",
            Bands = [new FittedLayer("mag", LayerKind.Continuous, [new FenceStep(-1.1, 2.2, -1.1, 2.2), new StandardizeStep(1 / 3.0, 2e-7)])],
            Windows = new() { Size = 5, Edge = WindowEdge.Reflect },
            Seed = long.MinValue,
            Version = "0.1.0",
            Temperature = 1.0 / 3,
            Threshold = 0.123,
            Parameters = "model.bin",
            ParametersSha256 = FileHash.Of(parameters),
            Settings = new JsonObject { ["depth"] = 7 },
        };
        card.Write(folder.FullPath);
        return card;
    }
}
