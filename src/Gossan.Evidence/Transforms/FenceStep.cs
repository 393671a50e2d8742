namespace Gossan.Evidence.Transforms;

/// <summary>Replaces the values beyond two fences.</summary>
/// <param name="Lower">Values below are replaced.</param>
/// <param name="Upper">Values above are replaced.</param>
/// <param name="BelowBecomes">What a value below <paramref name="Lower"/> becomes.</param>
/// <param name="AboveBecomes">What a value above <paramref name="Upper"/> becomes.</param>
public sealed record FenceStep(double Lower, double Upper, double BelowBecomes, double AboveBecomes) : CellStep
{
    /// <inheritdoc/>
    public override long Apply(Span<float> cells)
    {
        long replaced = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] < Lower)
            {
                cells[i] = (float)BelowBecomes;
                replaced++;
            }
            else if (cells[i] > Upper)
            {
                cells[i] = (float)AboveBecomes;
                replaced++;
            }
        }

        return replaced;
    }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"fences {Lower:G6} and {Upper:G6}");

    /// <inheritdoc/>
    /// <remarks>What lay beyond a fence stays at what it became.</remarks>
    public override double? Undo(double value) => value;
}
