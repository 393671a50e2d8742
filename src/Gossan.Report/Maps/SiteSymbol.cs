namespace Gossan.Report.Maps;

/// <summary>How the sites of a layer are drawn; each is white with a dark rim and so legible on every colour of the map.</summary>
public enum SiteSymbol
{
    /// <summary>A disc: what the model was told.</summary>
    FilledCircle,

    /// <summary>The outline of a square on its corner: what it was not told.</summary>
    HollowDiamond,

    /// <summary>A triangle on its side.</summary>
    FilledTriangle,

    /// <summary>The outline of a square.</summary>
    HollowSquare,

    /// <summary>A square on its corner.</summary>
    FilledDiamond,

    /// <summary>The outline of a triangle on its corner.</summary>
    HollowTriangle,
}
