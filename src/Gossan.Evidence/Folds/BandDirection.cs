namespace Gossan.Evidence.Folds;

/// <summary>What bands of <see cref="FoldKind.Bands"/> are bands of.</summary>
public enum BandDirection
{
    /// <summary>Bands of rows, from south to north.</summary>
    Latitude,

    /// <summary>Bands of columns, from west to east.</summary>
    Longitude,
}
