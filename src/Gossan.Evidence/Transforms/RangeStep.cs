namespace Gossan.Evidence.Transforms;

/// <summary>Minus the minimum, divided by the range; values of other data may leave 0..1.</summary>
/// <param name="Minimum">Smallest value it was learnt from.</param>
/// <param name="Maximum">Largest value it was learnt from, above <paramref name="Minimum"/>.</param>
public sealed record RangeStep(double Minimum, double Maximum) : CellStep
{
    /// <inheritdoc/>
    public override long Apply(Span<float> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = (float)((cells[i] - Minimum) / (Maximum - Minimum));
        }

        return 0;
    }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"range {Minimum:G6} to {Maximum:G6}");

    /// <inheritdoc/>
    public override double? Undo(double value) => (value * (Maximum - Minimum)) + Minimum;
}
