namespace Gossan.Evidence.Transforms;

/// <summary>The decimal logarithm: log10(max(value + offset, floor)).</summary>
/// <param name="Offset">Added to every value, in the layer's unit.</param>
/// <param name="Floor">What a sum that is not positive counts as; above 0, half of the smallest positive sum it was learnt from.</param>
public sealed record LogarithmStep(double Offset, double Floor) : CellStep
{
    /// <inheritdoc/>
    public override long Apply(Span<float> cells)
    {
        long replaced = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            double sum = cells[i] + Offset;
            if (sum < Floor)
            {
                sum = Floor;
                replaced++;
            }

            cells[i] = (float)Math.Log10(sum);
        }

        return replaced;
    }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"log10 with offset {Offset:G6} and floor {Floor:G6}");

    /// <inheritdoc/>
    /// <remarks>What counted as the floor stays there.</remarks>
    public override double? Undo(double value) => Math.Pow(10, value) - Offset;
}
