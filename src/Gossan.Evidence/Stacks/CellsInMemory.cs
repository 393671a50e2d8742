namespace Gossan.Evidence.Stacks;

/// <summary>Cells in memory, an array per row (one for all would end at 2^31 values).</summary>
internal sealed class CellsInMemory(int rows, int columns, int bands) : ICellStore
{
    private readonly float[][] lines = [.. Enumerable.Range(0, rows).Select(_ => new float[columns * bands])];

    public void WriteRow(int row, ReadOnlySpan<float> cells) => cells.CopyTo(lines[row]);

    public void Copy(int row, int column, Span<float> into) => lines[row].AsSpan(column * bands, into.Length).CopyTo(into);

    public void Dispose()
    {
    }
}
