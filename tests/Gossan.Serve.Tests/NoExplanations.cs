using Gossan.Prospectivity.Explanation;
using Gossan.Serve.Explanations;

namespace Gossan.Serve.Tests;

/// <summary>No model can be asked.</summary>
internal sealed class NoExplanations : ICellExplanations
{
    public CellExplanation? Explain(string target, string model, string region, int row, int column) => null;

    public void Dispose()
    {
    }
}
