using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Stacks;

/// <summary>What was done to one band of a stack.</summary>
/// <param name="Fitted">Name, kind and steps with the numbers they learnt (on all training regions together).</param>
/// <param name="Before">Statistics of this region's cells before the steps, in the layer's unit, and before gaps are filled; for a class, of its 0 and 1.</param>
/// <param name="After">Statistics of this region's cells in the stack, gaps filled.</param>
/// <param name="Replaced">Cells of this region whose value a step replaced by a bound (fences, percentiles, the floor of a logarithm).</param>
public sealed record BandAudit(FittedLayer Fitted, LayerStatistics Before, LayerStatistics After, long Replaced);
