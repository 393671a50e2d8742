using Gossan.Baselines.GradientBoosting;
using Gossan.Baselines.LogisticRegression;
using Gossan.Baselines.RandomForest;
using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Evidence.Filling;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Transforms;
using Gossan.Evidence.Windows;
using Gossan.Learning.CentreCell;
using Gossan.Learning.Classification;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Residual;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Prospects;

namespace Gossan.Cli.Projects;

/// <summary>Everything that stands in a <c>gossan.yaml</c>.</summary>
public sealed record ProjectOptions
{
    /// <summary>The project's title.</summary>
    public string Name { get; init; } = "";

    /// <summary>The steps applied to every continuous layer that names none of its own.</summary>
    public IReadOnlyList<TransformOptions> Transform { get; init; } = new LayerOptions { Path = "" }.Transform;

    /// <summary>What is done about the gaps of every layer that names nothing of its own.</summary>
    public FillOptions Fill { get; init; } = new();

    /// <summary>The study areas by name.</summary>
    public IReadOnlyDictionary<string, RegionOptions> Regions { get; init; } = new OrderedDictionary<string, RegionOptions>(StringComparer.Ordinal);

    /// <summary>The deposit types by name.</summary>
    public IReadOnlyDictionary<string, TargetOptions> Targets { get; init; } = new OrderedDictionary<string, TargetOptions>(StringComparer.Ordinal);

    /// <summary>The windows that models see.</summary>
    public WindowOptions Windows { get; init; } = new();

    /// <summary>How labelled windows are drawn.</summary>
    public SampleOptions Samples { get; init; } = new();

    /// <summary>Size and pretraining of the backbone.</summary>
    public BackboneOptions Backbone { get; init; } = new();

    /// <summary>The models to train, by name.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["mae", "logistic"];

    /// <summary>The head on the backbone and its training.</summary>
    public ClassifierOptions Classifier { get; init; } = new();

    /// <summary>Weights of evidence.</summary>
    public WofeOptions Wofe { get; init; } = new();

    /// <summary>The logistic regression.</summary>
    public LogisticRegressionOptions Logistic { get; init; } = new();

    /// <summary>The random forest.</summary>
    public ForestOptions Forest { get; init; } = new();

    /// <summary>Gradient boosting.</summary>
    public BoostingOptions Boosting { get; init; } = new();

    /// <summary>The perceptron on the centre cell.</summary>
    public MlpOptions Mlp { get; init; } = new();

    /// <summary>The residual network on the window.</summary>
    public ResNetOptions Resnet { get; init; } = new();

    /// <summary>Ensembles: models whose name ends with -ensemble.</summary>
    public EnsembleOptions Ensemble { get; init; } = new();

    /// <summary>How models are compared.</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>How maps are made.</summary>
    public MapOptions Map { get; init; } = new();

    /// <summary>How maps are cut into prospects.</summary>
    public ProspectOptions Prospects { get; init; } = new();

    /// <summary>How the importance of layers is measured.</summary>
    public ImportanceOptions Importance { get; init; } = new();

    /// <summary>Fixes everything that is drawn; any whole number.</summary>
    public long Seed { get; init; } = 1234;

    /// <summary>Threads that a model may use; 0 takes all cores.</summary>
    public int Threads { get; init; }

    /// <summary>Memory that preparing may take, and that the cells of one region may take afterwards, before cells go to scratch files; in megabytes.</summary>
    public int MemoryMb { get; init; } = 2048;
}
