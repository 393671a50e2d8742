using Gossan.Baselines.GradientBoosting;
using Gossan.Baselines.LogisticRegression;
using Gossan.Baselines.RandomForest;
using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Cli.Projects;
using Gossan.Evidence.Windows;
using Gossan.Learning.CentreCell;
using Gossan.Learning.Classification;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Residual;
using Gossan.Prospectivity.Models;

namespace Gossan.Cli.Steps;

/// <summary>The models there are: a new one is one line here.</summary>
internal static class ModelCatalogue
{
    private static readonly OrderedDictionary<string, Entry> Models = new(StringComparer.Ordinal)
    {
        [WeightsOfEvidenceModel.ModelName] = new(WeightsOfEvidenceModel.ParametersFile, Needs.Nothing, options => options.Wofe, (project, _, _) => new WeightsOfEvidenceModel(project.Options.Wofe), WeightsOfEvidenceModel.Load),
        [LogisticRegressionModel.ModelName] = new(LogisticRegressionModel.ParametersFile, Needs.Nothing, options => options.Logistic, (project, _, _) => new LogisticRegressionModel(project.Options.Logistic), LogisticRegressionModel.Load),
        [RandomForestModel.ModelName] = new(RandomForestModel.ParametersFile, Needs.Nothing, options => options.Forest, (project, _, _) => new RandomForestModel(project.Options.Forest), RandomForestModel.Load),
        [GradientBoostingModel.ModelName] = new(GradientBoostingModel.ParametersFile, Needs.Nothing, options => options.Boosting, (project, _, _) => new GradientBoostingModel(project.Options.Boosting), GradientBoostingModel.Load),
        [CentreCellMlp.ModelName] = new(CentreCellMlp.ParametersFile, Needs.Torch, options => options.Mlp, (project, windows, seed) => CentreCellMlp.Create(windows.Bands.Count, project.Options.Mlp, seed), CentreCellMlp.Load) { Learning = options => new(options.Mlp.Epochs, options.Mlp.Patience, EncoderLearns: true) },
        [ResNetModel.ModelName] = new(ResNetModel.ParametersFile, Needs.Torch, options => options.Resnet, (project, windows, seed) => ResNetModel.Create(windows.Bands.Count, project.Options.Resnet, seed), ResNetModel.Load) { Learning = options => new(options.Resnet.Epochs, options.Resnet.Patience, EncoderLearns: true) },
        [MaskedAutoencoderKind.Plain.Name] = MaskedAutoencoder(MaskedAutoencoderKind.Plain),
        [MaskedAutoencoderKind.Tuned.Name] = MaskedAutoencoder(MaskedAutoencoderKind.Tuned),
        [MaskedAutoencoderKind.Scratch.Name] = MaskedAutoencoder(MaskedAutoencoderKind.Scratch),
        [MaskedAutoencoderKind.Untrained.Name] = MaskedAutoencoder(MaskedAutoencoderKind.Untrained),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. Models.Keys];

    /// <summary>Whether there is a model of a name, or an ensemble of such.</summary>
    public static bool Has(string name) => Models.ContainsKey(MemberOf(name));

    /// <summary>Finds a model by its name: "logistic", "mae-ensemble".</summary>
    public static Entry Of(string name) => IsEnsemble(name) ? EnsembleOf(Models[MemberOf(name)]) : Models[name];

    /// <summary>The files of a trained model in its folder.</summary>
    public static string[] FilesIn(string folder, string name, ProjectOptions options) => [ModelCard.PathIn(folder), .. Of(name).FilesOf(options).Select(file => Path.Combine(folder, file))];

    /// <summary>Reads a trained model from its folder.</summary>
    public static TrainedModel Load(string folder)
    {
        var card = ModelCard.Read(folder);
        return Has(card.Model)
            ? new(Of(card.Model).Load(folder, card), card)
            : throw ModelException.Damaged(ModelCard.PathIn(folder), $"it names a model '{card.Model}'{Spelling.Suggestion(card.Model, Names)}");
    }

    private static bool IsEnsemble(string name) => name.EndsWith(EnsembleModel.NameEnding, StringComparison.Ordinal);

    private static string MemberOf(string name) => IsEnsemble(name) ? name[..^EnsembleModel.NameEnding.Length] : name;

    /// <summary>Several models of one kind, each from a seed of its own.</summary>
    private static Entry EnsembleOf(Entry member) => new(
        EnsembleModel.ParametersFile,
        member.Needs,
        options => new { options.Ensemble, Member = member.Options(options) },
        (project, windows, seed) => EnsembleModel.Create(project.Options.Ensemble.Members, own => member.Create(project, windows, own), seed),
        (folder, card) => EnsembleModel.Load(folder, card, member.Load))
    {
        MemberFile = member.ParametersFile,
        Encodes = member.Encodes,
        StandIn = member.StandIn is { } name ? name + EnsembleModel.NameEnding : null,
        Learning = member.Learning,
    };

    /// <summary>One form of the masked-autoencoder classifier. On fresh weights it has the sizes that the project's backbone would have.</summary>
    private static Entry MaskedAutoencoder(MaskedAutoencoderKind kind) => new(
        MaskedAutoencoderModel.ParametersFile,
        kind.Pretrained ? Needs.Backbone : Needs.Torch,
        options => kind.Pretrained ? options.Classifier : new { options.Classifier, Sizes = options.Backbone.Architecture(options.Windows, bands: 1) },
        (project, windows, seed) =>
        {
            var sizes = project.Options.Backbone.Architecture(windows.Options, windows.Bands.Count);
            if (!kind.Pretrained)
            {
                return MaskedAutoencoderModel.FromScratch(sizes, project.Options.Classifier, seed, kind);
            }

            BackboneCard.Read(project.BackboneFolder, windows).RequireSizes(project.BackboneFolder, sizes);
            return MaskedAutoencoderModel.OnBackbone(project.BackboneFolder, windows, project.Options.Classifier, seed, kind);
        },
        MaskedAutoencoderModel.Load)
    {
        Encodes = true,
        StandIn = kind.Pretrained ? MaskedAutoencoderKind.Untrained.Name : null,
        Learning = options => new(options.Classifier.Epochs, options.Classifier.Patience, (kind.Training ?? options.Classifier.Backbone) == BackboneTraining.Trained),
    };

    /// <summary>What a model needs beside its samples.</summary>
    internal enum Needs
    {
        /// <summary>Nothing.</summary>
        Nothing,

        /// <summary>The library of tensors.</summary>
        Torch,

        /// <summary>The library of tensors, and the pretrained backbone.</summary>
        Backbone,
    }

    /// <summary>How long a network learns.</summary>
    /// <param name="Epochs">Most epochs.</param>
    /// <param name="Patience">Epochs without a better one after which it stops.</param>
    /// <param name="EncoderLearns">Whether every epoch goes through the whole network, and not the head alone.</param>
    internal sealed record LearningLength(int Epochs, int Patience, bool EncoderLearns);

    /// <summary>One kind of model.</summary>
    /// <param name="ParametersFile">Name of the file of its parameters.</param>
    /// <param name="Needs">What it needs beside its samples.</param>
    /// <param name="Options">Its own options.</param>
    /// <param name="Create">Makes an unfitted model for a seed.</param>
    /// <param name="Load">Reads a fitted one.</param>
    internal sealed record Entry(
        string ParametersFile,
        Needs Needs,
        Func<ProjectOptions, object> Options,
        Func<Project, WindowSource, long, IProspectivityModel> Create,
        Func<string, ModelCard, IProspectivityModel> Load)
    {
        /// <summary>Name of the file of each member's parameters, of an ensemble.</summary>
        public string? MemberFile { get; init; }

        /// <summary>A model of the same network that can be made before there is a backbone; <see langword="null"/> where none is needed.</summary>
        public string? StandIn { get; init; }

        /// <summary>Whether it has the encoder of the masked autoencoder.</summary>
        public bool Encodes { get; init; }

        /// <summary>How long it learns; <see langword="null"/> for a model that is fitted in one go.</summary>
        public Func<ProjectOptions, LearningLength>? Learning { get; init; }

        /// <summary>Every file of its parameters, from its folder.</summary>
        public IReadOnlyList<string> FilesOf(ProjectOptions options) => MemberFile is null
            ? [ParametersFile]
            : [ParametersFile, .. Enumerable.Range(0, options.Ensemble.Members).Select(member => EnsembleModel.MemberPath(member, MemberFile))];

        /// <summary>Whether it needs the pretrained backbone.</summary>
        public bool UsesBackbone => Needs == Needs.Backbone;

        /// <summary>Whether it computes with tensors.</summary>
        public bool UsesTorch => Needs != Needs.Nothing;
    }
}
