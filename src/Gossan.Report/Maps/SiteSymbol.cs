namespace Gossan.Report.Maps;

/// <summary>How the sites of a layer are drawn; each has a dark rim and is legible on every colour of the map.</summary>
public enum SiteSymbol
{
    /// <summary>A white disc: what the model was told.</summary>
    FilledCircle,

    /// <summary>The white outline of a square on its corner: what it was not told.</summary>
    HollowDiamond,
}
