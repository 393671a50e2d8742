namespace Gossan.Evidence.Transforms;

/// <summary>The square root of the size, with the value's sign.</summary>
public sealed record SquareRootStep : CellStep
{
    /// <inheritdoc/>
    public override long Apply(Span<float> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = MathF.CopySign(MathF.Sqrt(Math.Abs(cells[i])), cells[i]);
        }

        return 0;
    }

    /// <inheritdoc/>
    public override string Describe() => "square root with the sign";

    /// <inheritdoc/>
    public override double? Undo(double value) => value * Math.Abs(value);
}
