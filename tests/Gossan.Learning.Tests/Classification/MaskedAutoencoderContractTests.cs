using Gossan.Evidence.Windows;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Classification;

/// <summary>The contract on a small classifier whose encoder is frozen.</summary>
public sealed class MaskedAutoencoderContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.FromScratch(Small.Architecture(windows), new() { Epochs = 30 }, ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
}

/// <summary>The contract on a small classifier whose encoder learns along, with the other head.</summary>
public sealed class TrainedEncoderContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.FromScratch(Small.Architecture(windows), new() { Epochs = 4, Head = HeadKind.Linear, Backbone = BackboneTraining.Trained }, ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
}

/// <summary>The contract on a small classifier with a logistic head on the tokens' mean and the centre cell.</summary>
public sealed class LogisticHeadContractTests(ContractDistrict district) : ModelContract(district)
{
    protected override IProspectivityModel Create(WindowSource windows) =>
        MaskedAutoencoderModel.FromScratch(Small.Architecture(windows), new() { Head = HeadKind.Logistic, Feature = FeatureKind.MeanCentre }, ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => MaskedAutoencoderModel.Load(folder, card);
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
