namespace Gossan.Evidence.Sites;

/// <summary>What became of a site.</summary>
public enum SiteFate
{
    /// <summary>It marks its cell.</summary>
    Used,

    /// <summary>It lies outside the region's grid.</summary>
    Outside,

    /// <summary>A layer has no value in its cell.</summary>
    OnMissingData,

    /// <summary>Another site, earlier in the file, marks the same cell.</summary>
    SharesCell,
}
