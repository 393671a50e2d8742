using Gossan.Evidence.Filling;
using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Stacks;

/// <summary>Everything that was decided about one layer of a region.</summary>
/// <param name="Name">The layer's name in the project.</param>
/// <param name="Kind">What its numbers turned out to be.</param>
/// <param name="Source">Its file and how it came onto the region's grid.</param>
/// <param name="MissingBefore">Share of the region's cells without a value once it is on the grid, 0..1.</param>
/// <param name="MissingAfter">The same in the stack, after filling; 0..1.</param>
/// <param name="Fill">What was done about gaps.</param>
/// <param name="Classes">Every class of a categorical layer with its share; empty for others.</param>
/// <param name="Warnings">What a person should look at, a sentence each.</param>
/// <param name="Bands">Its bands in the stack, in order: one, or one per class.</param>
public sealed record LayerAudit(
    string Name, LayerKind Kind, SourceAudit Source, double MissingBefore, double MissingAfter, FillAudit Fill,
    IReadOnlyList<ClassAudit> Classes, IReadOnlyList<string> Warnings, IReadOnlyList<BandAudit> Bands);
