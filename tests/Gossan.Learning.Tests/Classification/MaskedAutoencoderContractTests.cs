using Gossan.Evidence.Windows;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Pretraining;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Classification;

/// <summary>The contract on a small classifier of the plain form, whose pretrained encoder is frozen.</summary>
public sealed class MaskedAutoencoderContractTests(ContractDistrict district, SmallBackbone backbone) : ModelContract(district), IClassFixture<SmallBackbone>
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.OnBackbone(backbone.Of(windows), windows, new() { Epochs = 30 }, ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
}

/// <summary>The contract on a small classifier whose pretrained encoder learns along.</summary>
public sealed class TunedContractTests(ContractDistrict district, SmallBackbone backbone) : ModelContract(district), IClassFixture<SmallBackbone>
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.OnBackbone(backbone.Of(windows), windows, new() { Epochs = 4, Head = HeadKind.Linear }, ContractDistrict.Seed, MaskedAutoencoderKind.Tuned);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
}

/// <summary>The contract on a small classifier whose fresh encoder learns along.</summary>
public sealed class ScratchContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.FromScratch(Small.Architecture(windows), new() { Epochs = 4, Head = HeadKind.Linear }, ContractDistrict.Seed, MaskedAutoencoderKind.Scratch);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
}

/// <summary>The contract on a small classifier whose fresh encoder stays as it is.</summary>
public sealed class UntrainedContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.FromScratch(Small.Architecture(windows), new() { Epochs = 30, Backbone = BackboneTraining.Trained }, ContractDistrict.Seed, MaskedAutoencoderKind.Untrained);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
}

/// <summary>The contract on a small classifier with a logistic head on the tokens' mean and the centre cell.</summary>
public sealed class LogisticHeadContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.FromScratch(Small.Architecture(windows), new() { Head = HeadKind.Logistic, Feature = FeatureKind.MeanCentre }, ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
}

/// <summary>A small backbone, pretrained once per test class.</summary>
public sealed class SmallBackbone : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private bool made;

    public string Of(WindowSource windows)
    {
        if (!made)
        {
            BackbonePretraining.Run(windows, new() { Width = 32, Blocks = 1, Heads = 4, DecoderWidth = 16, DecoderBlocks = 1, DecoderHeads = 2, Epochs = 2, Batch = 128, WindowsPerEpoch = 1000 }, ContractDistrict.Seed, folder["backbone"]);
            made = true;
        }

        return folder["backbone"];
    }

    public void Dispose() => folder.Dispose();
}

internal static class Small
{
    public static MaskedAutoencoderOptions Architecture(WindowSource windows) => new()
    {
        WindowSize = windows.Options.Size,
        PatchSize = 1,
        Bands = windows.Bands.Count,
        Width = 32,
        Blocks = 1,
        Heads = 4,
        DecoderWidth = 16,
        DecoderBlocks = 1,
        DecoderHeads = 2,
    };
}
