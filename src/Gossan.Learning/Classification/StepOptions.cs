using Gossan.Learning.Training;

namespace Gossan.Learning.Classification;

/// <summary>How a network is trained in steps, whatever network it is.</summary>
internal sealed record StepOptions
{
    /// <summary>Whether the encoder learns along; else each window is encoded once.</summary>
    public required bool EncoderLearns { get; init; }

    public required double LabelSmoothing { get; init; }

    public required double PositiveWeight { get; init; }

    public required double LearningRate { get; init; }

    public required double WeightDecay { get; init; }

    public required double ClipNorm { get; init; }

    public required int Batch { get; init; }

    public required int Epochs { get; init; }

    public required int Patience { get; init; }

    /// <summary>Notes values that are outside their ranges.</summary>
    public void Check(TrainingProblems problems)
    {
        problems.ShareBelowOne(nameof(LabelSmoothing), LabelSmoothing);
        problems.Above(nameof(PositiveWeight), PositiveWeight, 0);
        problems.Above(nameof(LearningRate), LearningRate, 0);
        problems.AtLeast(nameof(WeightDecay), WeightDecay, 0);
        problems.Above(nameof(ClipNorm), ClipNorm, 0);
        problems.Within(nameof(Batch), Batch, 1, 65_536);
        problems.AtLeast(nameof(Epochs), Epochs, 1);
        problems.AtLeast(nameof(Patience), Patience, 1);
    }
}
