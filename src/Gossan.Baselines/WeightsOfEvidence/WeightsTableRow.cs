namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>A row of a table of weights.</summary>
/// <param name="Value">The class's value.</param>
/// <param name="ClassArea">Area of the class alone, in km².</param>
/// <param name="Area">Area of the pattern, in km²: the class, in a cumulative table with all before it.</param>
/// <param name="Units">Area of the pattern, in unit cells.</param>
/// <param name="Points">Sites on the pattern.</param>
/// <param name="Weights">What the pattern weighs.</param>
public sealed record WeightsTableRow(double Value, double ClassArea, double Area, double Units, long Points, EvidenceWeights Weights);
