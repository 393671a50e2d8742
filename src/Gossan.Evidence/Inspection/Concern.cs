namespace Gossan.Evidence.Inspection;

/// <summary>What a warning is about; the gravest first.</summary>
public enum Concern
{
    /// <summary>The layer cannot be used as it is: preparing will stop there.</summary>
    Unusable,

    /// <summary>A value looks like a code for missing cells.</summary>
    SuspiciousValue,

    /// <summary>The values have a heavy tail, and no transform tames it.</summary>
    HeavyTail,

    /// <summary>Few whole numbers: perhaps codes of classes.</summary>
    PerhapsClasses,

    /// <summary>Values are carried as far from their samples as the region reaches.</summary>
    Extrapolated,

    /// <summary>The layer lacks cells where the others have data.</summary>
    GapInside,

    /// <summary>Two or more layers say nearly the same.</summary>
    NearDuplicate,

    /// <summary>The layer is a place in disguise: a model would learn where the sites are instead of why.</summary>
    Coordinates,

    /// <summary>Sites are lost.</summary>
    Sites,

    /// <summary>The layer is on another grid and will be warped: usual, and mostly as it should be.</summary>
    OtherGrid,
}
