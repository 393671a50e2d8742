using Gossan.Report.Maps;

namespace Gossan.Report.Stacks;

/// <summary>What a picture of an evidence stack shows beside the cells.</summary>
public sealed record StackPictureOptions
{
    /// <summary>Stands above the panels; made smaller where it is too long.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// One for each band, in order; <see langword="null"/> for the names that the raster gives its bands, where those
    /// whose cells are all 0 or 1 are drawn as binary.
    /// </summary>
    public IReadOnlyList<StackBandView>? Bands { get; init; }

    /// <summary>Sites, drawn on every panel in this order; the last lies on top.</summary>
    public IReadOnlyList<SiteLayer> Sites { get; init; } = [];

    /// <summary>Panels side by side, at most; 0 for as many as give a picture somewhat wider than high.</summary>
    public int Columns { get; init; }

    /// <summary>
    /// About how wide a panel's map is, in pixels, 100 to 2000: two thirds to four thirds of it, so that all cells come out
    /// equally wide. A map that would be more than half as high again as wide is drawn narrower, and so are all where the
    /// picture would be more than 8000 pixels wide or high.
    /// </summary>
    public int PanelWidth { get; init; } = 320;

    /// <summary>The colours of quantities from low to high.</summary>
    public ColourRamp Ramp { get; init; } = ColourRamp.Viridis;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="MapPictureException">A number is outside its range.</exception>
    public StackPictureOptions Validated()
    {
        var problems = new List<string>();
        if (Columns < 0)
        {
            problems.Add($"the stack's picture has {Columns} panels side by side, but must have 1 or more, or 0 for as many as suit");
        }

        if (PanelWidth is < 100 or > 2000)
        {
            problems.Add($"the panels' width is {PanelWidth} pixels, but must lie between 100 and 2000");
        }

        return problems.Count == 0 ? this : throw MapPictureException.Options(problems);
    }
}
