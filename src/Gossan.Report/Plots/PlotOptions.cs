namespace Gossan.Report.Plots;

/// <summary>What a plot shows beside its series.</summary>
public sealed record PlotOptions
{
    /// <summary>Stands above the plot; smaller where it is long, and shortened in the middle where it would be too small to read.</summary>
    public required string Title { get; init; }

    /// <summary>The quantity on the x axis and, in brackets, its unit.</summary>
    public required string XLabel { get; init; }

    /// <summary>The quantity on the y axis and, in brackets, its unit; may be empty.</summary>
    public required string YLabel { get; init; }

    /// <summary>Ends of the x axis; <see langword="null"/> for those of the values. What lies outside is not drawn.</summary>
    public (double Min, double Max)? XRange { get; init; }

    /// <summary>Ends of the y axis; <see langword="null"/> for those of the values and intervals, with a little room.</summary>
    public (double Min, double Max)? YRange { get; init; }

    /// <summary>Whether the x axis is logarithmic.</summary>
    public bool LogX { get; init; }

    /// <summary>Words in place of numbers on the x axis, at <see cref="XTickValues"/> or, without those, at 0, 1, 2 and so on.</summary>
    public IReadOnlyList<string>? XTicks { get; init; }

    /// <summary>Where the x axis has its ticks; <see langword="null"/> for round numbers.</summary>
    public IReadOnlyList<double>? XTickValues { get; init; }

    /// <summary>Whether the line y = x is drawn: chance of a ROC curve, perfection of a calibration.</summary>
    public bool Diagonal { get; init; }

    /// <summary>Stands for the diagonal in the legend.</summary>
    public string DiagonalName { get; init; } = "chance";

    /// <summary>A vertical line to compare with.</summary>
    public PlotGuide? XGuide { get; init; }

    /// <summary>A horizontal line to compare with.</summary>
    public PlotGuide? YGuide { get; init; }

    /// <summary>Whether each point has a mark. Else a few marks per line tell the lines apart; they stand on the line, not on points.</summary>
    public bool Markers { get; init; }

    /// <summary>Whether each y holds until the next x, in place of straight lines between points.</summary>
    public bool Steps { get; init; }

    /// <summary>Whether points are joined at all; not for x values without an order, such as layers left out. Points that are not joined have marks.</summary>
    public bool Joined { get; init; } = true;

    /// <summary>
    /// Whether intervals are bars at the points, in place of a shaded band. Bars of several series at the same x values stand
    /// a few pixels beside each other, with their points.
    /// </summary>
    public bool ErrorBars { get; init; }

    /// <summary>A small line under the plot: how many deposits and folds, what the intervals are.</summary>
    public string? Note { get; init; }

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="PlotException">A range is empty or not finite, not above zero on a logarithmic axis, or ticks and their words differ in number.</exception>
    public PlotOptions Validated()
    {
        var problems = Problems().ToList();
        return problems.Count == 0 ? this : throw PlotException.Of(Title, problems);
    }

    internal IEnumerable<string> Problems()
    {
        foreach (var (axis, range) in new[] { ("x", XRange), ("y", YRange) })
        {
            if (range is var (low, high) && !(low < high && double.IsFinite(high - low)))
            {
                yield return FormattableString.Invariant($"the {axis} axis runs from {low} to {high}, but must run from a number to a larger one");
            }
        }

        if (LogX && XRange is { Min: <= 0 } range0)
        {
            yield return FormattableString.Invariant($"the logarithmic x axis starts at {range0.Min}, but must start above zero");
        }

        if (XTicks is not null && XTickValues is not null && XTicks.Count != XTickValues.Count)
        {
            yield return $"the x axis has {XTickValues.Count} ticks, but words for {XTicks.Count}";
        }

        foreach (var guide in new[] { XGuide, YGuide })
        {
            if (guide is not null && !double.IsFinite(guide.At))
            {
                yield return FormattableString.Invariant($"the line '{guide.Name}' stands at {guide.At}, but needs a finite number");
            }
        }
    }
}
