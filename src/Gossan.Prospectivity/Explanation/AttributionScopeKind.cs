namespace Gossan.Prospectivity.Explanation;

/// <summary>Which kind of choice says what windows are explained.</summary>
public enum AttributionScopeKind
{
    /// <summary>No window.</summary>
    None,

    /// <summary>Every valid window.</summary>
    All,

    /// <summary>The best part of the region by likelihood.</summary>
    Share,

    /// <summary>Windows whose centre lies in a prospect.</summary>
    Prospects,
}
