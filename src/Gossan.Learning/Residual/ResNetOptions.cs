using Gossan.Learning.Classification;
using Gossan.Learning.Training;

namespace Gossan.Learning.Residual;

/// <summary>How the residual network is trained; the defaults are the authors'.</summary>
public sealed record ResNetOptions
{
    /// <summary>Share of the 512 features that the dropout before the last layer drops, 0 to below 1; 0 leaves no uncertainty.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>Labels move this far towards one half: y (1 - s) + s / 2, 0 to below 1.</summary>
    public double LabelSmoothing { get; init; } = 0.2;

    /// <summary>Weight of a site against a likely negative in the loss, above 0.</summary>
    public double PositiveWeight { get; init; } = 1;

    /// <summary>AdamW's learning rate at the start.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>AdamW's decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-2;

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
        EncoderLearns = true,
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
    public ResNetOptions Validated()
    {
        var problems = new TrainingProblems("resnet");
        problems.ShareBelowOne(nameof(Dropout), Dropout);
        Steps.Check(problems);
        problems.ThrowIfAny();
        return this;
    }
}
