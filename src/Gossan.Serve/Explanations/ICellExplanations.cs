using Gossan.Prospectivity.Explanation;

namespace Gossan.Serve.Explanations;

/// <summary>Explains single cells: implemented by whoever knows which models there are.</summary>
public interface ICellExplanations : IDisposable
{
    /// <summary>Explains a cell; called by one thread at a time.</summary>
    /// <param name="target">The deposit type.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="region">The region.</param>
    /// <param name="row">Row, inside the grid.</param>
    /// <param name="column">Column, inside the grid.</param>
    /// <returns>The explanation; <see langword="null"/> where the cell has no valid window.</returns>
    /// <exception cref="GossanException">The model cannot be used; the message says why.</exception>
    CellExplanation? Explain(string target, string model, string region, int row, int column);
}
