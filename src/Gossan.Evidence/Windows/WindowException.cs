namespace Gossan.Evidence.Windows;

/// <summary>The windows asked for cannot be taken from the region.</summary>
public sealed class WindowException : GossanException
{
    private WindowException(string message)
        : base(message)
    {
    }

    /// <summary>The options contradict themselves.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static WindowException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>The window is larger than the region.</summary>
    /// <param name="region">The region's name.</param>
    /// <param name="size">Edge of a window, in cells.</param>
    /// <param name="rows">Rows of the region.</param>
    /// <param name="columns">Columns of the region.</param>
    /// <returns>The exception to throw.</returns>
    public static WindowException LargerThanRegion(string region, int size, int rows, int columns) =>
        new($"windows.size is {size}, but region '{region}' has only {rows} rows and {columns} columns.\nUse a window of at most {(Math.Min(rows, columns) - 1) | 1} cells.");

    /// <summary>No window of the region is free of missing cells.</summary>
    /// <param name="region">The region's name.</param>
    /// <param name="size">Edge of a window, in cells.</param>
    /// <param name="worstBand">The layer with most missing cells.</param>
    /// <param name="missingShare">Its share of missing cells, in 0..1.</param>
    /// <returns>The exception to throw.</returns>
    public static WindowException NoneValid(string region, int size, string worstBand, double missingShare) =>
        new(FormattableString.Invariant($"region '{region}' has no window of {size} x {size} cells without a missing cell; layer '{worstBand}' misses most ({missingShare:P1} of its cells).\nUse a smaller windows.size, or take that layer out."));
}
