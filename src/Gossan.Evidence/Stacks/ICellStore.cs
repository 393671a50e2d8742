namespace Gossan.Evidence.Stacks;

/// <summary>Where the interleaved cells of a stack lie.</summary>
internal interface ICellStore : IDisposable
{
    /// <summary>Stores one row, (columns, bands).</summary>
    void WriteRow(int row, ReadOnlySpan<float> cells);

    /// <summary>Copies neighbouring cells of one row, (cells, bands); any number of threads at a time.</summary>
    void Copy(int row, int column, Span<float> into);
}
