using Gossan.Evidence.Windows;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Pretraining;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Bench.Made;

/// <summary>Networks of the paper's sizes on fresh weights: speed does not hang on what was learnt.</summary>
internal static class MadeNetwork
{
    public const int Bands = 14;

    private const long Seed = 1;

    /// <summary>The paper's network for 33 x 33 windows with patches of 3 x 3 cells.</summary>
    public static MaskedAutoencoderOptions Paper33 { get; } =
        BackbonePresets.Named("paper-33")!.Architecture(new WindowOptions { Size = 33, Patch = 3 }, Bands);

    /// <summary>The paper's network for 5 x 5 windows with patches of one cell.</summary>
    public static MaskedAutoencoderOptions Paper5 { get; } =
        BackbonePresets.Named("paper-5")!.Architecture(new WindowOptions { Size = 5, Patch = 1 }, Bands);

    /// <summary>Encoder and head, dropout off.</summary>
    public static ClassifierNetwork Classifier(MaskedAutoencoderOptions sizes)
    {
        random.manual_seed(Seed);
        var network = new ClassifierNetwork(new BackboneEncoder(new MaskedAutoencoder(sizes), FeatureKind.Class), new ClassifierHead(sizes.Width, HeadKind.Mlp));
        network.eval();
        return network;
    }

    /// <summary>A model as a map uses it.</summary>
    public static TrainedModel Trained(MaskedAutoencoderOptions sizes) =>
        new(MaskedAutoencoderModel.FromScratch(sizes, new ClassifierOptions(), Seed), new ModelCard
        {
            Model = MaskedAutoencoderModel.ModelName,
            Target = "made",
            Bands = [],
            Windows = new() { Size = sizes.WindowSize, Patch = sizes.PatchSize },
            Seed = Seed,
            Version = "bench",
            Parameters = MaskedAutoencoderModel.ParametersFile,
            ParametersSha256 = "",
            Settings = "none",
        });

    /// <summary>Random windows, (N, C, H, W), channels last in memory as batches are.</summary>
    public static Tensor Windows(MaskedAutoencoderOptions sizes, int count)
    {
        random.manual_seed(Seed);
        return randn(count, sizes.WindowSize, sizes.WindowSize, sizes.Bands).permute(0, 3, 1, 2);
    }
}
