namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>One class of an evidence layer, counted.</summary>
/// <param name="Value">The class's value in the layer, finite.</param>
/// <param name="Cells">Cells of that value, 0 or more.</param>
/// <param name="Points">Known sites on them, 0 or more; two sites in one cell are two.</param>
public readonly record struct EvidenceClass(double Value, long Cells, long Points);
