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
}
