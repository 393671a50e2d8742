namespace Gossan.Report.Plots;

/// <summary>Lines of several models in one plot: ROC, precision and recall, capture, calibration, a metric against the share of labels.</summary>
/// <remarks>
/// Lines differ by colour, dashes and marks, so that they can be told apart without colour vision and on grey prints. Up to
/// a dozen are comfortable. The letters are a typeface of Gossan's own, as pixels and as outlines: neither the machine that
/// draws nor the one that shows needs one.
/// </remarks>
public static class LinePlot
{
    /// <summary>Most series in one plot.</summary>
    public const int MostSeries = 24;

    /// <summary>Draws the plot twice: as PNG of 2000 x 1520 pixels and as SVG of the same layout.</summary>
    /// <param name="pathWithoutExtension">The files' path up to ".png" and ".svg", which are added; overwritten as a whole.</param>
    /// <param name="series">1 to <see cref="MostSeries"/> lines, in the order of the legend; the last lies on top.</param>
    /// <param name="options">Title, labels, ranges, what is drawn beside the lines.</param>
    /// <remarks>
    /// The same series and options give the same bytes. Points that are not finite break their line, a series of nothing else
    /// is named in the legend as one without values, and a point between two breaks gets a mark.
    /// </remarks>
    /// <exception cref="PlotException">There are no series or too many, one is empty or has lists of different lengths, or the options are outside their range.</exception>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public static void Write(string pathWithoutExtension, IReadOnlyList<PlotSeries> series, PlotOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(pathWithoutExtension);
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        if (series.Count == 0)
        {
            throw PlotException.Empty(options.Title);
        }

        if (series.Count > MostSeries)
        {
            throw PlotException.TooMany(options.Title, series.Count, MostSeries, "series");
        }

        var problems = options.Problems().Concat(series.SelectMany(one => one.Problems())).ToList();
        if (problems.Count > 0)
        {
            throw PlotException.Of(options.Title, problems);
        }

        string description = $"{options.YLabel} against {options.XLabel}. Series: {string.Join("; ", series.Select(one => one.Name))}. {options.Note}".TrimEnd();
        PlotFiles.Write(pathWithoutExtension, PlotFrame.Width, LineDrawing.Height, options.Title, description, new LineDrawing(series, options).Draw);
    }
}
