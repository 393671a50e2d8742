using Gossan.Evidence.Windows;
using Gossan.Learning.Pretraining;
using Gossan.Prospectivity.Reconstructions;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Pretraining;

public sealed class BackboneReconstructionsTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    private static readonly BackboneOptions Tiny = new()
    {
        Width = 16,
        Blocks = 1,
        Heads = 2,
        DecoderWidth = 8,
        DecoderBlocks = 1,
        DecoderHeads = 2,
        Epochs = 1,
        Batch = 128,
        WindowsPerEpoch = 200,
    };

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Windows_of_validation_are_painted_alike_every_time_and_the_error_is_that_of_hidden_patches(double hiddenLayers)
    {
        using var folder = new TemporaryFolder();
        var options = Tiny with { HiddenLayers = hiddenLayers };
        BackbonePretraining.Run(district.Windows, options, seed: 1, folder["backbone"]);

        var record = BackboneReconstructions.Of(folder["backbone"], district.Windows);
        record.Write(folder["one.json"]);
        BackboneReconstructions.Of(folder["backbone"], district.Windows).Write(folder["two.json"]);

        Assert.Equal(File.ReadAllText(folder["one.json"]), File.ReadAllText(folder["two.json"]));
        Assert.Equal(File.ReadAllText(folder["one.json"]), Again(folder, ReconstructionRecord.Read(folder["one.json"])));
        Assert.Equal(BackboneReconstructions.Windows, record.Windows.Count);
        var validation = WindowSplit.Of(district.Windows, options, seed: 1).Validation;
        var architecture = options.Architecture(district.Windows.Options, district.Windows.Bands.Count);
        Assert.All(record.Windows, window =>
        {
            Assert.Contains(new WindowCentre(0, window.Row, window.Column), validation);
            Assert.Equal(architecture.Patches - architecture.Kept, window.HiddenPatches.Sum(row => row.Count(hidden => hidden)));
            Assert.Equal(district.Windows.Bands, window.Layers.Select(layer => layer.Band));
            Assert.Equal(options.LayersHiddenOf(district.Windows.Bands.Count), window.Layers.Count(layer => layer.Hidden));
            Assert.All(window.Layers, layer => Assert.Equal(ErrorOf(layer, window, record.Patch), layer.Error, 1e-3));
        });
    }

    [Fact]
    public void The_original_is_the_window_itself()
    {
        using var folder = new TemporaryFolder();
        BackbonePretraining.Run(district.Windows, Tiny, seed: 2, folder["backbone"]);

        var window = BackboneReconstructions.Of(folder["backbone"], district.Windows).Windows[0];

        var batch = district.Windows.NewBatch(1);
        district.Windows.Fill([new(0, window.Row, window.Column)], batch);
        Assert.Equal([.. batch.CentreCell(0).ToArray().Select(cell => Math.Round(cell, 4))], window.Layers.Select(layer => layer.Original[2][2]));
    }

    private static string Again(TemporaryFolder folder, ReconstructionRecord record)
    {
        record.Write(folder["again.json"]);
        return File.ReadAllText(folder["again.json"]);
    }

    private static double ErrorOf(ReconstructedLayer layer, ReconstructedWindow window, int patch)
    {
        var errors = from row in Enumerable.Range(0, layer.Original.Count)
                     from column in Enumerable.Range(0, layer.Original.Count)
                     where window.HiddenPatches[row / patch][column / patch]
                     let difference = layer.Original[row][column] - layer.Painted[row][column]
                     select difference * difference;
        return errors.Average();
    }
}
