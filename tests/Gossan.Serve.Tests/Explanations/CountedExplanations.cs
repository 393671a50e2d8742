using Gossan.Prospectivity.Explanation;
using Gossan.Serve.Explanations;

namespace Gossan.Serve.Tests.Explanations;

/// <summary>Explains as it is told, and counts how often and by how many at a time.</summary>
internal sealed class CountedExplanations(Func<CellExplanation?> explain) : ICellExplanations
{
    private int inside;

    public int Asked { get; private set; }

    public bool Overlapped { get; private set; }

    public CellExplanation? Explain(string target, string model, string region, int row, int column)
    {
        Overlapped |= Interlocked.Increment(ref inside) > 1;
        Asked++;
        Thread.Sleep(5);
        Interlocked.Decrement(ref inside);
        return explain();
    }

    public void Dispose()
    {
    }
}
