namespace Gossan.Evidence.Stacks;

/// <summary>A prepared stack cannot be used.</summary>
public sealed class StackException : GossanException
{
    private StackException(string message)
        : base(message)
    {
    }

    /// <summary>The most cells of a region: an array's index ends there.</summary>
    public const int MostCells = int.MaxValue - 64;

    /// <summary>A region has more cells than can be numbered.</summary>
    /// <param name="name">The region or file.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <exception cref="StackException">It has more than <see cref="MostCells"/> cells.</exception>
    public static void ThrowIfTooLarge(string name, int rows, int columns)
    {
        if ((long)rows * columns > MostCells)
        {
            throw new StackException($"{name} has {rows:N0} rows and {columns:N0} columns, more than {MostCells:N0} cells together.\nSplit it into several regions, or use larger cells.");
        }
    }

    /// <summary>An audit file cannot be read.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static StackException DamagedAudit(string path, string reason) => new($"{path} is damaged: {reason}\nDelete it and run `gossan prepare` again.");
}
