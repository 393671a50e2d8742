using Gossan.Baselines.LogisticRegression;
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
        [MaskedAutoencoderModel.ModelName] = new(MaskedAutoencoderModel.ParametersFile, UsesBackbone: true, options => options.Classifier, NewMaskedAutoencoder, MaskedAutoencoderModel.Load),
        [LogisticRegressionModel.ModelName] = new(LogisticRegressionModel.ParametersFile, UsesBackbone: false, options => options.Logistic, (project, _) => new LogisticRegressionModel(project.Options.Logistic), LogisticRegressionModel.Load),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. Models.Keys];

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

    private static MaskedAutoencoderModel NewMaskedAutoencoder(Project project, WindowSource windows)
    {
        BackboneCard.Read(project.BackboneFolder, windows).RequireSizes(project.BackboneFolder, project.Options.Backbone.Architecture(windows.Options, windows.Bands.Count));
        return MaskedAutoencoderModel.OnBackbone(project.BackboneFolder, windows, project.Options.Classifier, project.Options.Seed);
    }

    /// <summary>One kind of model.</summary>
    /// <param name="ParametersFile">Name of the file of its parameters.</param>
    /// <param name="UsesBackbone">Whether it needs the pretrained backbone.</param>
    /// <param name="Options">Its own options.</param>
    /// <param name="Create">Makes an unfitted model.</param>
    /// <param name="Load">Reads a fitted one.</param>
    internal sealed record Entry(
        string ParametersFile,
        bool UsesBackbone,
        Func<ProjectOptions, object> Options,
        Func<Project, WindowSource, IProspectivityModel> Create,
        Func<string, ModelCard, IProspectivityModel> Load);
}
