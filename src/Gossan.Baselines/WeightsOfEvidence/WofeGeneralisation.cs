namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>What the classes of a continuous layer become in the model "wofe".</summary>
public enum WofeGeneralisation
{
    /// <summary>Two parts, cut where the studentised contrast is largest: favourable above or below the cut.</summary>
    Binary,

    /// <summary>Each class keeps its own weight where its contrast is sure enough; the others are weighed together.</summary>
    MultiClass,
}
