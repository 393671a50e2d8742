namespace Gossan.Learning.Classification;

/// <summary>What becomes of the backbone while a classifier is trained.</summary>
public enum BackboneTraining
{
    /// <summary>It stays as it is; each window is encoded once.</summary>
    Frozen,

    /// <summary>It learns along with the head.</summary>
    Trained,
}
