namespace Gossan.Evidence.Transforms;

/// <summary>The z-score: minus the mean, divided by the standard deviation.</summary>
/// <param name="Mean">Mean of the cells it was learnt from, in the layer's unit.</param>
/// <param name="StandardDeviation">Their sample standard deviation (n - 1), above 0.</param>
public sealed record StandardizeStep(double Mean, double StandardDeviation) : CellStep
{
    /// <inheritdoc/>
    public override long Apply(Span<float> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = (float)((cells[i] - Mean) / StandardDeviation);
        }

        return 0;
    }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"mean {Mean:G6}, deviation {StandardDeviation:G6}");

    /// <inheritdoc/>
    public override double? Undo(double value) => (value * StandardDeviation) + Mean;
}
