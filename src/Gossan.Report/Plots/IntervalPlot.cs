namespace Gossan.Report.Plots;

/// <summary>One number with its interval per row, as for a comparison of models at a glance.</summary>
public static class IntervalPlot
{
    /// <summary>Most rows in one plot.</summary>
    public const int MostRows = 60;

    /// <summary>Draws the plot twice: as PNG 1400 pixels wide and as high as the rows need, and as SVG of the same layout.</summary>
    /// <param name="pathWithoutExtension">The files' path up to ".png" and ".svg", which are added; overwritten as a whole.</param>
    /// <param name="rows">1 to <see cref="MostRows"/> rows, from the top; their numbers stand to the right of them in letters.</param>
    /// <param name="options">
    /// Title, labels, range, ticks, note, and as <see cref="PlotOptions.XGuide"/> the number to compare with. What concerns
    /// lines (<see cref="PlotOptions.YRange"/>, <see cref="PlotOptions.YGuide"/>, <see cref="PlotOptions.Diagonal"/>, steps,
    /// marks, bars) is ignored.
    /// </param>
    /// <remarks>The same rows and options give the same bytes. A row without a finite estimate says "no value".</remarks>
    /// <exception cref="PlotException">There are no rows or too many, or the options are outside their range.</exception>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public static void Write(string pathWithoutExtension, IReadOnlyList<PlotInterval> rows, PlotOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(pathWithoutExtension);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        if (rows.Count == 0)
        {
            throw PlotException.Empty(options.Title);
        }

        if (rows.Count > MostRows)
        {
            throw PlotException.TooMany(options.Title, rows.Count, MostRows, "rows");
        }

        var drawing = new IntervalDrawing(rows, options);
        string description = $"{options.XLabel} of {string.Join("; ", rows.Select(row => row.Name))}. {options.Note}".TrimEnd();
        PlotFiles.Write(pathWithoutExtension, PlotFrame.Width, drawing.Height, options.Title, description, drawing.Draw);
    }
}
