using System.Text.Json.Serialization;

namespace Gossan.Evidence.Transforms;

/// <summary>One transform with the numbers it learnt: enough to treat new data the same way.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(FenceStep), "fence")]
[JsonDerivedType(typeof(AbsoluteStep), "abs")]
[JsonDerivedType(typeof(LogarithmStep), "log")]
[JsonDerivedType(typeof(SquareRootStep), "sqrt")]
[JsonDerivedType(typeof(StandardizeStep), "standardize")]
[JsonDerivedType(typeof(RangeStep), "minmax")]
[JsonDerivedType(typeof(LogRatioStep), "clr")]
public abstract record FittedStep
{
    /// <summary>The step with its numbers, in words.</summary>
    /// <returns>Such as "mean 12.5, deviation 3.2".</returns>
    public abstract string Describe();

    /// <summary>The way back: which value the step makes this one of.</summary>
    /// <param name="value">A value after the step.</param>
    /// <returns>The value before it, in the unit that the step takes; <see langword="null"/> where the step does not keep what is needed to tell.</returns>
    public abstract double? Undo(double value);
}
