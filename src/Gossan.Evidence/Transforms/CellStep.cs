namespace Gossan.Evidence.Transforms;

/// <summary>A step that needs nothing but the layer's own cells.</summary>
public abstract record CellStep : FittedStep
{
    /// <summary>Applies the step in place; missing cells stay missing.</summary>
    /// <param name="cells">Cells of one layer.</param>
    /// <returns>How many cells were replaced by a bound because the step cannot use, or is asked not to keep, their value.</returns>
    public abstract long Apply(Span<float> cells);
}
