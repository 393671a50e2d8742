namespace Gossan.Evidence.Layers;

/// <summary>Takes some cells of a layer.</summary>
/// <param name="cells">Cells, NaN where missing; valid only during the call.</param>
public delegate void CellAction(ReadOnlySpan<float> cells);
