namespace Gossan.Grids;

/// <summary>Points cannot be interpolated in the way asked for.</summary>
public sealed class InterpolationException : GossanException
{
    private InterpolationException(string message)
        : base(message)
    {
    }

    /// <summary>The options are out of range or contradict themselves.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static InterpolationException Options(IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return new(string.Join(".\n", problems) + ".");
    }
}
