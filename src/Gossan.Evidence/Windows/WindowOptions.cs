namespace Gossan.Evidence.Windows;

/// <summary>The square windows that every model sees.</summary>
public sealed record WindowOptions
{
    /// <summary>Edge of a window, in cells; odd, so that it has a centre cell.</summary>
    public int Size { get; init; } = 5;

    /// <summary>Edge of a patch, in cells; divides <see cref="Size"/>. Only models that read patches use it.</summary>
    public int Patch { get; init; } = 1;

    /// <summary>What happens at the grid's rim.</summary>
    public WindowEdge Edge { get; init; } = WindowEdge.Skip;

    /// <summary>Cells from the centre to the window's rim: (Size - 1) / 2.</summary>
    public int Radius => (Size - 1) / 2;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="WindowException">The size is even, or not a multiple of the patch.</exception>
    public WindowOptions Validated()
    {
        var problems = new List<string>();
        if (Size < 1 || Size % 2 == 0)
        {
            problems.Add($"windows.size is {Size}, but a window needs a centre cell: use an odd number, such as {Math.Max(1, Size - 1) | 1} or {Math.Max(1, Size) + 1 | 1}");
        }

        if (Patch < 1 || Size % Math.Max(1, Patch) != 0)
        {
            int divisor = Enumerable.Range(1, Math.Max(1, Size)).Where(p => Size % p == 0).MinBy(p => Math.Abs(p - Patch));
            problems.Add($"windows.size is {Size}, which is not a multiple of windows.patch ({Patch}); the nearest patch that divides it is {divisor}");
        }

        return problems.Count == 0 ? this : throw WindowException.Options(problems);
    }
}
