namespace Gossan.Report.Maps;

/// <summary>What a picture of a map shows beside the cells.</summary>
public sealed record MapPictureOptions
{
    /// <summary>Stands above the map; made smaller where it is too long.</summary>
    public required string Title { get; init; }

    /// <summary>Stands above the colour bar: the quantity and, in brackets, its unit.</summary>
    public string Legend { get; init; } = "likelihood";

    /// <summary>Name of the band to draw, of a raster with several; <see langword="null"/> for the only one.</summary>
    public string? Band { get; init; }

    /// <summary>
    /// The map's <c>novelty.tif</c>, on the same grid: cells outside of what the model has seen are drawn pale and hatched, and the legend says how
    /// much of the area they are. <see langword="null"/> draws all cells alike.
    /// </summary>
    public string? NoveltyPath { get; init; }

    /// <summary>Sites, drawn in this order; the last lies on top.</summary>
    public IReadOnlyList<SiteLayer> Sites { get; init; } = [];

    /// <summary>Value of the first colour, in the raster's unit; <see langword="null"/> for the 2nd percentile of the drawn cells.</summary>
    public double? Minimum { get; init; } = 0;

    /// <summary>Value of the last colour, in the raster's unit; <see langword="null"/> for the 98th percentile of the drawn cells.</summary>
    public double? Maximum { get; init; } = 1;

    /// <summary>The colours from low to high.</summary>
    public ColourRamp Ramp { get; init; } = ColourRamp.Viridis;

    /// <summary>
    /// About how wide the map is without margins and legend, in pixels, 100 to 10000. Cells of a small raster get a whole
    /// number of pixels; a map that would be more than half as high again as wide is drawn narrower.
    /// </summary>
    public int MapWidth { get; init; } = 1200;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="MapPictureException">The range is empty or not finite, or the width is outside its range.</exception>
    public MapPictureOptions Validated()
    {
        var problems = new List<string>();
        if (Minimum is { } low && !double.IsFinite(low))
        {
            problems.Add(FormattableString.Invariant($"the map's minimum is {low}, but must be a finite number"));
        }

        if (Maximum is { } high && !double.IsFinite(high))
        {
            problems.Add(FormattableString.Invariant($"the map's maximum is {high}, but must be a finite number"));
        }

        if (Minimum >= Maximum)
        {
            problems.Add(FormattableString.Invariant($"the map's minimum ({Minimum}) must be below its maximum ({Maximum})"));
        }

        if (MapWidth is < 100 or > 10_000)
        {
            problems.Add($"the map's width is {MapWidth} pixels, but must lie between 100 and 10000");
        }

        return problems.Count == 0 ? this : throw MapPictureException.Options(problems);
    }
}
