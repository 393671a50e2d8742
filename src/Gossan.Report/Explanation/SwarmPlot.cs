using Gossan.Report.Plots;

namespace Gossan.Report.Explanation;

/// <summary>Points in rows, spread upwards and downwards where they are dense, coloured by a second quantity (a beeswarm).</summary>
public static class SwarmPlot
{
    /// <summary>Most rows in one plot.</summary>
    public const int MostRows = 40;

    /// <summary>Most points of a row; of more, evenly spaced ones are drawn.</summary>
    public const int MostPoints = 500;

    /// <summary>Draws the plot twice: as PNG 1400 pixels wide and as high as the rows need, and as SVG of the same layout.</summary>
    /// <param name="pathWithoutExtension">The files' path up to ".png" and ".svg", which are added; overwritten as a whole.</param>
    /// <param name="rows">1 to <see cref="MostRows"/> rows, from the top.</param>
    /// <param name="options">Title, x label, x range, ticks and note; what concerns lines is ignored.</param>
    /// <remarks>The same rows and options give the same bytes.</remarks>
    /// <exception cref="PlotException">There are no rows or too many, a row has more points than colours or fewer, or the options are outside their range.</exception>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public static void Write(string pathWithoutExtension, IReadOnlyList<SwarmRow> rows, PlotOptions options)
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

        string[] uneven = [.. rows.Where(row => row.X.Count != row.Colour.Count).Select(row => $"row '{row.Name}' has {row.X.Count} points, but {row.Colour.Count} colours")];
        if (uneven.Length > 0)
        {
            throw PlotException.Of(options.Title, uneven);
        }

        var drawing = new SwarmDrawing(rows, options);
        string description = $"{options.XLabel}, a row each for {string.Join("; ", rows.Select(row => row.Name))}. {options.Note}".TrimEnd();
        PlotFiles.Write(pathWithoutExtension, PlotFrame.Width, drawing.Height, options.Title, description, drawing.Draw);
    }
}
