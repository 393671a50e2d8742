namespace Gossan.Prospectivity.Prospects;

/// <summary>What becomes of areas below the least size.</summary>
public enum SmallAreas
{
    /// <summary>They are left out.</summary>
    Drop,

    /// <summary>They join the nearest area that is large enough, where one is near; else they are left out.</summary>
    Merge,
}
