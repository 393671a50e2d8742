namespace Gossan.Evidence.Sites;

/// <summary>What became of a site.</summary>
public enum SiteFate
{
    /// <summary>It marks its cell.</summary>
    Used,

    /// <summary>It lies outside the region: off its grid, or outside its clip polygons.</summary>
    Outside,

    /// <summary>A layer has no value in its cell.</summary>
    OnMissingData,

    /// <summary>Another site marks the same cell: one earlier in the file, or, for a site that was moved, any that lies there.</summary>
    SharesCell,

    /// <summary>It lay inside the region where a layer has no value, and marks the nearest cell with data instead.</summary>
    Moved,

    /// <summary>No site of the file: a further cell that a site marks, because it lies within the buffer.</summary>
    Buffer,
}
