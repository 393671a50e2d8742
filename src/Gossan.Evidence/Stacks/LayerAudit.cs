using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Stacks;

/// <summary>What was done to one layer of a stack.</summary>
/// <param name="Source">The raster, as written in the project.</param>
/// <param name="Sha256">Hash of that file.</param>
/// <param name="Fitted">Name, kind and steps with the numbers they learnt (on all regions together).</param>
/// <param name="Before">Statistics of this region's cells as read.</param>
/// <param name="After">Statistics of this region's cells in the stack.</param>
/// <param name="Replaced">Cells of this region that lay beyond a fence and were replaced.</param>
public sealed record LayerAudit(string Source, string Sha256, FittedLayer Fitted, LayerStatistics Before, LayerStatistics After, long Replaced);
