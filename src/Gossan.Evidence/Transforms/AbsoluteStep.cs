namespace Gossan.Evidence.Transforms;

/// <summary>The absolute value.</summary>
public sealed record AbsoluteStep : CellStep
{
    /// <inheritdoc/>
    public override long Apply(Span<float> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = Math.Abs(cells[i]);
        }

        return 0;
    }

    /// <inheritdoc/>
    public override string Describe() => "absolute value";

    /// <inheritdoc/>
    /// <remarks>The sign is lost.</remarks>
    public override double? Undo(double value) => null;
}
