namespace Gossan.Learning.Optimisation;

/// <summary>How fast and how cautiously the weights follow their gradients.</summary>
public sealed record AdamWOptions
{
    /// <summary>Length of a step at the start, above 0; pretraining takes 1e-3, classifiers 1e-4.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Share of each weight that a step of learning rate 1 would remove, 0 or more; applied to all parameters, norms and tables included.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Memory of the gradients' mean, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Memory of the gradients' squares, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Smallest divisor of a step, above 0.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Checks the ranges.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="OptimiserOptionsException">With all that is wrong.</exception>
    public AdamWOptions Validated()
    {
        var problems = new List<string>();
        OptimiserOptionsException.Check(problems, nameof(LearningRate), LearningRate, LearningRate > 0 && double.IsFinite(LearningRate), "above 0");
        OptimiserOptionsException.Check(problems, nameof(WeightDecay), WeightDecay, WeightDecay >= 0 && double.IsFinite(WeightDecay), "0 or more");
        OptimiserOptionsException.Check(problems, nameof(Beta1), Beta1, Beta1 is >= 0 and < 1, "at least 0 and below 1; 0.9 is usual");
        OptimiserOptionsException.Check(problems, nameof(Beta2), Beta2, Beta2 is >= 0 and < 1, "at least 0 and below 1; 0.999 is usual");
        OptimiserOptionsException.Check(problems, nameof(Epsilon), Epsilon, Epsilon > 0 && double.IsFinite(Epsilon), "above 0; 1e-8 is usual");
        return problems.Count == 0 ? this : throw OptimiserOptionsException.Because("optimiser", problems);
    }
}
