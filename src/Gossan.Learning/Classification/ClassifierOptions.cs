using Gossan.Learning.Training;

namespace Gossan.Learning.Classification;

/// <summary>The head on a backbone and how it is trained.</summary>
public sealed record ClassifierOptions
{
    /// <summary>What of an encoded window the head is put on: class, mean, class-centre or mean-centre.</summary>
    public FeatureKind Feature { get; init; } = FeatureKind.Class;

    /// <summary>Which head: linear or mlp, trained in steps; or logistic, fitted in one go, for which only <see cref="Feature"/>, <see cref="Ridge"/> and <see cref="PositiveWeight"/> count.</summary>
    public HeadKind Head { get; init; } = HeadKind.Mlp;

    /// <summary>Whether the backbone is frozen or trained along.</summary>
    public BackboneTraining Backbone { get; init; } = BackboneTraining.Frozen;

    /// <summary>Penalty of the logistic head: ridge / 2 times the squared length of the coefficients beside the log-loss summed over the training windows, above 0.</summary>
    public double Ridge { get; init; } = 10;

    /// <summary>Share of inputs that each dropout layer drops, 0 to below 1; 0 leaves no uncertainty.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>Labels move this far towards one half: y (1 - s) + s / 2, 0 to below 1.</summary>
    public double LabelSmoothing { get; init; } = 0.2;

    /// <summary>Weight of a site against a likely negative in the loss, above 0.</summary>
    public double PositiveWeight { get; init; } = 1;

    /// <summary>AdamW's learning rate at the start.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>AdamW's decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-3;

    /// <summary>Largest norm of the gradient.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Windows per step.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>Most epochs.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>Epochs without a better validation score after which training stops.</summary>
    public int Patience { get; init; } = 10;

    internal StepOptions Steps => new()
    {
        EncoderLearns = Backbone == BackboneTraining.Trained,
        LabelSmoothing = LabelSmoothing,
        PositiveWeight = PositiveWeight,
        LearningRate = LearningRate,
        WeightDecay = WeightDecay,
        ClipNorm = ClipNorm,
        Batch = Batch,
        Epochs = Epochs,
        Patience = Patience,
    };

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="TrainingOptionsException">A value is outside its range.</exception>
    public ClassifierOptions Validated()
    {
        var problems = new TrainingProblems("classifier");
        if (Head == HeadKind.Logistic && Backbone == BackboneTraining.Trained)
        {
            problems.Add("classifier.head is logistic, which is fitted on features that stay as they are, but the backbone is trained along (classifier.backbone: trained, or a model that always trains it); set classifier.head to linear or mlp, or classifier.backbone to frozen");
        }

        problems.Above(nameof(Ridge), Ridge, 0);
        problems.ShareBelowOne(nameof(Dropout), Dropout);
        Steps.Check(problems);
        problems.ThrowIfAny();
        return this;
    }
}
