namespace Gossan.Report.Plots;

/// <summary>A plot cannot be drawn as asked.</summary>
public sealed class PlotException : GossanException
{
    private PlotException(string message)
        : base(message)
    {
    }

    /// <summary>Options or series that cannot be drawn.</summary>
    /// <param name="title">The plot's title.</param>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static PlotException Of(string title, IReadOnlyList<string> problems) => new($"The plot '{title}' cannot be drawn: {string.Join(";\n", problems)}.");

    /// <summary>Nothing to draw.</summary>
    /// <param name="title">The plot's title.</param>
    /// <returns>The exception to throw.</returns>
    public static PlotException Empty(string title) => new($"The plot '{title}' has nothing to show: give it one series or row at least.");

    /// <summary>More lines or rows than can be told apart.</summary>
    /// <param name="title">The plot's title.</param>
    /// <param name="given">How many there are.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="what">"series" or "rows".</param>
    /// <returns>The exception to throw.</returns>
    public static PlotException TooMany(string title, int given, int most, string what) =>
        new($"The plot '{title}' would have {given} {what}, but no more than {most} can be told apart.\nDraw several plots of fewer {what} each.");
}
