namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Which patterns a table of weights tries.</summary>
public enum WeightsTableKind
{
    /// <summary>Each class against all others: for classes without an order.</summary>
    Categorical,

    /// <summary>A class and all below it against the rest: for evidence whose low values are favourable, as distances are.</summary>
    Ascending,

    /// <summary>A class and all above it against the rest: for evidence whose high values are favourable.</summary>
    Descending,
}
