using Gossan.Baselines.LogisticRegression;
using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Cli.Projects;
using Gossan.Evidence.Windows;
using Gossan.Learning.Classification;
using Gossan.Learning.Pretraining;
using Gossan.Prospectivity.Models;

namespace Gossan.Cli.Steps;

/// <summary>The models there are: a new one is one line here.</summary>
internal static class ModelCatalogue
{
    private static readonly OrderedDictionary<string, Entry> Models = new(StringComparer.Ordinal)
    {
        [WeightsOfEvidenceModel.ModelName] = new(WeightsOfEvidenceModel.ParametersFile, Needs.Nothing, options => options.Wofe, (project, _, _) => new WeightsOfEvidenceModel(project.Options.Wofe), WeightsOfEvidenceModel.Load),
        [LogisticRegressionModel.ModelName] = new(LogisticRegressionModel.ParametersFile, Needs.Nothing, options => options.Logistic, (project, _, _) => new LogisticRegressionModel(project.Options.Logistic), LogisticRegressionModel.Load),
        [MaskedAutoencoderModel.ModelName] = new(MaskedAutoencoderModel.ParametersFile, Needs.Backbone, options => options.Classifier, NewMaskedAutoencoder, MaskedAutoencoderModel.Load),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. Models.Keys];

    /// <summary>Whether there is a model of a name.</summary>
    public static bool Has(string name) => Models.ContainsKey(name);

    /// <summary>Finds a model by its name.</summary>
    public static Entry Of(string name) => Models[name];

    /// <summary>Reads a trained model from its folder.</summary>
    public static TrainedModel Load(string folder)
    {
        var card = ModelCard.Read(folder);
        return Models.TryGetValue(card.Model, out var entry)
            ? new(entry.Load(folder, card), card)
            : throw ModelException.Damaged(ModelCard.PathIn(folder), $"it names a model '{card.Model}'{Spelling.Suggestion(card.Model, Names)}");
    }

    private static MaskedAutoencoderModel NewMaskedAutoencoder(Project project, WindowSource windows, long seed)
    {
        BackboneCard.Read(project.BackboneFolder, windows).RequireSizes(project.BackboneFolder, project.Options.Backbone.Architecture(windows.Options, windows.Bands.Count));
        return MaskedAutoencoderModel.OnBackbone(project.BackboneFolder, windows, project.Options.Classifier, seed);
    }

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
        /// <summary>Whether it needs the pretrained backbone.</summary>
        public bool UsesBackbone => Needs == Needs.Backbone;

        /// <summary>Whether it computes with tensors.</summary>
        public bool UsesTorch => Needs != Needs.Nothing;
    }
}
