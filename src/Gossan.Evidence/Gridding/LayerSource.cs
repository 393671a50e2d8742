using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Gridding;

/// <summary>The cells of one layer on the region's grid, read strip by strip from north to south, each row once.</summary>
internal abstract class LayerSource : IDisposable
{
    /// <summary>Where the cells come from and how they are made; complete when all rows have been read.</summary>
    public abstract SourceAudit Audit { get; }

    /// <summary>Whether the cells are 1 and 0 by construction.</summary>
    public virtual bool IsBinary => false;

    /// <summary>The smallest and largest of the source's own numbers, before anything is averaged or warped; <see langword="null"/> where cells on the grid are the source's own.</summary>
    public virtual SourceExtremes? SourceExtremes => null;

    /// <summary>Reads the next rows.</summary>
    /// <param name="firstRow">0 in the north.</param>
    /// <param name="rows">1 or more.</param>
    /// <param name="cells">(rows x columns); NaN where missing. For a categorical layer: the class's place in the <see cref="ClassTable"/>.</param>
    public abstract void Read(int firstRow, int rows, Span<float> cells);

    /// <summary>Closes the file.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
