using Gossan.Learning.Classification;
using Gossan.Learning.Training;

namespace Gossan.Learning.CentreCell;

/// <summary>Size and training of the perceptron on the centre cell.</summary>
public sealed record MlpOptions
{
    /// <summary>Width of each hidden layer, 1 to 4,096.</summary>
    public int Width { get; init; } = 64;

    /// <summary>Hidden layers, 1 to 8.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>Share of each hidden layer that training drops, 0 to below 1; 0 leaves no uncertainty. No evidence is dropped.</summary>
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
    public int Epochs { get; init; } = 200;

    /// <summary>Epochs without a better validation score after which training stops.</summary>
    public int Patience { get; init; } = 20;

    internal StepOptions Steps => new()
    {
        EncoderLearns = false,
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
    public MlpOptions Validated()
    {
        var problems = new TrainingProblems("mlp");
        problems.Within(nameof(Width), Width, 1, 4096);
        problems.Within(nameof(Layers), Layers, 1, 8);
        problems.ShareBelowOne(nameof(Dropout), Dropout);
        Steps.Check(problems);
        problems.ThrowIfAny();
        return this;
    }
}
